import { type TableKeys, TABLES } from '../../../functions/contract/tables';
import { startServer } from '../../support/listen';

/** What AWS says to an operation: its status, and a body in the form of the service. */
export interface Reply {
  readonly status?: number;
  readonly body: string;
}

export interface AccountStub {
  readonly url: string;
  /** Operations that were asked for. */
  readonly asked: string[];
  /** By operation, or `SecondPage` of the list of tables; what a clean account says where there is none. */
  readonly replies: Map<string, Reply>;
  readonly close: () => Promise<void>;
}

const PATHS: Readonly<Record<string, string>> = {
  '/account': 'GetAccount',
  '/2016-08-19/account-settings': 'GetAccountSettings',
  '/2018-10-31/layers': 'ListLayers',
};
export const SUBNETS = ['subnet-0123456a', 'subnet-0123456b'];
export const GROUP = 'sg-0123456a';
export const DOMAIN_NAME = 'backup.example.com';
export const KEY = 'arn:aws:kms:eu-central-1:123456789012:key/0123-abcd';

/** The services that the command asks, as one HTTP server: each operation is known by its path, header or body. */
export async function startAccountStub(): Promise<AccountStub> {
  const asked: string[] = [];
  const replies = new Map<string, Reply>();
  const { url, close } = await startServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const [path = ''] = (request.url ?? '').split('?');
      const target = String(request.headers['x-amz-target'] ?? '').split('.')[1];
      const operation = PATHS[path] ?? target ?? new URLSearchParams(body).get('Action') ?? path;
      asked.push(operation);
      const page = body.includes('ExclusiveStartTableName') ? replies.get('SecondPage') : undefined;
      const reply = page ?? replies.get(operation) ?? cleanReply(operation, body);
      response.writeHead(reply.status ?? 200, {
        'Content-Type': reply.body.startsWith('<') ? 'text/xml' : 'application/json',
      });
      response.end(reply.body);
    });
  });
  return { url, asked, replies, close };
}

const XML_ERRORS = ['DescribeStacks', 'DescribeSubnets', 'DescribeSecurityGroups'];

/** An error in the form that the service of the operation has. */
export function refused(operation: string, code: string, message = 'no', status = 400): Reply {
  if (!XML_ERRORS.includes(operation)) return { status, body: JSON.stringify({ __type: code, message }) };
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error>`;
  return {
    status,
    body:
      operation === 'DescribeStacks'
        ? `<ErrorResponse>${error}</ErrorResponse>`
        : `<Response><Errors>${error}</Errors><RequestID>1</RequestID></Response>`,
  };
}

export const json = (value: unknown): Reply => ({ body: JSON.stringify(value) });

export function stackReply(status: string, outputs: Readonly<Record<string, string>> = {}): Reply {
  const members = Object.entries(outputs)
    .map(
      ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
    )
    .join('');
  const stack = `<StackName>Freezer</StackName><StackStatus>${status}</StackStatus><Outputs>${members}</Outputs>`;
  return {
    body: `<DescribeStacksResponse><DescribeStacksResult><Stacks><member>${stack}</member></Stacks></DescribeStacksResult></DescribeStacksResponse>`,
  };
}

export function subnetsReply(addresses: number, vpc = 'vpc-1'): Reply {
  const items = SUBNETS.map(
    (id) =>
      `<item><subnetId>${id}</subnetId><vpcId>${vpc}</vpcId><availableIpAddressCount>${addresses}</availableIpAddressCount></item>`,
  ).join('');
  return {
    body: `<DescribeSubnetsResponse><subnetSet>${items}</subnetSet></DescribeSubnetsResponse>`,
  };
}

export function certificateReply(more: object = {}): Reply {
  const NotAfter = Date.now() / 1000 + 200 * 86_400;
  return json({
    Certificate: {
      Status: 'ISSUED',
      DomainName: '*.example.com',
      SubjectAlternativeNames: [],
      NotAfter,
      ...more,
    },
  });
}

/** The table of plans as the template makes it. */
export function tableReply(more: object = {}, indexStatus = 'ACTIVE'): Reply {
  const { partitionKey, sortKey, indexes, globalIndexes } = TABLES.jobs;
  const key = (AttributeName: string, KeyType = 'HASH') => ({ AttributeName, KeyType });
  const named = [partitionKey, sortKey, ...Object.values(indexes)];
  return json({
    Table: {
      TableName: 'my-jobs',
      TableStatus: 'ACTIVE',
      DeletionProtectionEnabled: true,
      AttributeDefinitions: named.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: [key(partitionKey), key(sortKey, 'RANGE')],
      LocalSecondaryIndexes: Object.entries(indexes).map(([IndexName, attribute]) => ({
        IndexName,
        KeySchema: [key(partitionKey), key(attribute, 'RANGE')],
        Projection: { ProjectionType: 'ALL' },
      })),
      GlobalSecondaryIndexes: Object.entries<TableKeys['globalIndexes'][string]>(globalIndexes).map(
        ([IndexName, { partitionKey: first, sortKey: second }]) => ({
          IndexName,
          IndexStatus: indexStatus,
          KeySchema: [key(first), ...(second === undefined ? [] : [key(second, 'RANGE')])],
        }),
      ),
      ...more,
    },
  });
}

const NO_STACK = refused('DescribeStacks', 'ValidationError', 'Stack with id Freezer does not exist');

function cleanReply(operation: string, body: string): Reply {
  switch (operation) {
    case 'GetAccount':
      return json({ cloudwatchRoleArn: 'arn:aws:iam::123456789012:role/logs' });
    case 'GetAccountSettings':
      return json({ AccountLimit: { ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 900 } });
    case 'ListLayers':
      return json({ Layers: [] });
    case 'DescribeStacks':
      return NO_STACK;
    case 'ListTables':
      return body.includes('ExclusiveStartTableName')
        ? json({ TableNames: ['orders'] })
        : json({ TableNames: ['customers'], LastEvaluatedTableName: 'customers' });
    case 'DescribeTable':
      return tableReply();
    case 'DescribeCertificate':
      return certificateReply();
    case 'DescribeSecret':
      return json({ KmsKeyId: KEY });
    case 'DescribeSubnets':
      return subnetsReply(200);
    case 'DescribeSecurityGroups':
      return {
        body: `<DescribeSecurityGroupsResponse><securityGroupInfo><item><groupId>${GROUP}</groupId><vpcId>vpc-1</vpcId></item></securityGroupInfo></DescribeSecurityGroupsResponse>`,
      };
    default:
      return refused(operation, 'UnknownOperationException', operation, 404);
  }
}
