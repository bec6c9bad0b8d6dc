import type { Template } from 'aws-cdk-lib/assertions';
import { RESOURCES } from '../../functions/contract/routes';
import { EVERY_SETTING, RUNNING_PLANS } from '../support/every-setting';
import { synthesize } from '../support/synthesized';
import { templateOf } from '../support/template-of';

const COUNTING = ['GetItem', 'UpdateItem'].map((verb) => `dynamodb:${verb} CountsTable`);

/** What the role of each function may do, as `verb resource`; tables and log groups by the name of their construct. */
const PERMISSIONS: Readonly<Record<string, readonly string[]>> = {
  AuthorizerHandler: logsOf('AuthorizerHandler'),
  DiscoveryFunction: logsOf('DiscoveryFunction'),
  JobsFunction: [
    ...logsOf('JobsFunction'),
    ...allOfJobs(),
    'dynamodb:GetItem ClientsTable',
    ...['GetItem', 'PutItem'].map((verb) => `dynamodb:${verb} ActionsTable`),
    ...COUNTING,
  ],
  ClientsFunction: [...logsOf('ClientsFunction'), ...allOf('ClientsTable')],
  ActionsFunction: [...logsOf('ActionsFunction'), ...allOf('ActionsTable')],
  BackupsFunction: [...logsOf('BackupsFunction'), ...allOf('BackupsTable')],
  SessionsFunction: [
    ...logsOf('SessionsFunction'),
    ...allOf('SessionsTable'),
    'dynamodb:GetItem JobsTable',
    'dynamodb:PutItem JobsTable',
  ],
  FallbackFunction: [
    ...logsOf('FallbackFunction'),
    ...allOfJobs(),
    ...allOf('ClientsTable'),
    ...allOf('ActionsTable'),
    ...allOf('BackupsTable'),
    ...allOf('SessionsTable'),
    ...COUNTING,
  ],
};

function logsOf(name: string): readonly string[] {
  return ['logs:CreateLogStream', 'logs:PutLogEvents'].map((verb) => `${verb} ${name}Logs`);
}

function allOf(table: string): readonly string[] {
  return [
    ...['GetItem', 'PutItem', 'DeleteItem'].map((verb) => `dynamodb:${verb} ${table}`),
    `dynamodb:Query ${table}/index/by_creation`,
  ];
}

function allOfJobs(): readonly string[] {
  return [
    ...allOf('JobsTable'),
    ...['UpdateItem', 'Scan'].map((verb) => `dynamodb:${verb} JobsTable`),
    ...['by_client', 'by_id', 'projects_by_client'].map((index) => `dynamodb:Query JobsTable/index/${index}`),
  ];
}

/** A function that asks Keystone enters the network that settings name. */
const NETWORK = [
  ...['CreateNetworkInterface', 'DeleteNetworkInterface', 'DescribeNetworkInterfaces', 'DescribeSubnets'],
  ...['AssignPrivateIpAddresses', 'UnassignPrivateIpAddresses'],
].map((verb) => `ec2:${verb} "*"`);
const TRACES = ['PutTelemetryRecords', 'PutTraceSegments'].map((verb) => `xray:${verb} "*"`);
const SECRET = `secretsmanager:GetSecretValue ${JSON.stringify(EVERY_SETTING['serviceCredential'])}`;
const SECRET_KEY = `kms:Decrypt ${JSON.stringify(EVERY_SETTING['serviceCredentialKey'])}`;

const RUNNER_SECRET = `secretsmanager:GetSecretValue ${JSON.stringify(EVERY_SETTING['runnerCredential'])}`;
const TABLE_KEY = `kms:Decrypt ${JSON.stringify(EVERY_SETTING['tableKey'])}`;
const RUNNER_SECRET_KEY = `kms:Decrypt ${JSON.stringify(EVERY_SETTING['runnerCredentialKey'])}`;
/** What is more where the stack runs managed plans. */
const OF_RUNS: Permissions = {
  RunnerHandler: [
    ...logsOf('RunnerHandler'),
    ...['GetItem', 'PutItem', 'UpdateItem', 'Scan'].map((verb) => `dynamodb:${verb} JobsTable`),
    'dynamodb:Query JobsTable/index/by_due',
    ...['GetItem', 'PutItem', 'DeleteItem', 'Query'].map((verb) => `dynamodb:${verb} BackupsTable`),
    ...['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'].map((verb) => `dynamodb:${verb} RunsTable`),
    'dynamodb:Query RunsTable/index/by_poll',
    RUNNER_SECRET,
  ],
  RunnerClock: ['lambda:InvokeFunction RunnerHandlerFunction'],
  BackupsFunction: ['dynamodb:Query BackupsTable'],
  FallbackFunction: ['dynamodb:Query BackupsTable'],
};
/** Another table is another name, which tests of the deployment have. */
const { existingTables: _tables, existingTablesKey: _key, ...EVERY_OTHER_SETTING } = EVERY_SETTING;

describe('permissions', () => {
  const NAMES = [...new Set([...Object.keys(PERMISSIONS), ...Object.keys(OF_RUNS)])];
  const { template } = synthesize();

  it('are what each function needs and no more', () => {
    expect(permissionsOf(template)).toEqual(sorted(PERMISSIONS));
  });

  it('are more where the stack runs managed plans, but only by what runs need', () => {
    const expected = NAMES.map((name) => [name, [...(PERMISSIONS[name] ?? []), ...(OF_RUNS[name] ?? [])]]);
    const { template: running } = synthesize(RUNNING_PLANS);
    expect(permissionsOf(running)).toEqual(sorted(Object.fromEntries(expected) as Permissions));
  });

  it('are more with every setting on, but only by what a setting is for', () => {
    const ofTables = (name: string) =>
      [...(PERMISSIONS[name] ?? []), ...(OF_RUNS[name] ?? [])].filter((each) =>
        each.startsWith('dynamodb:GetItem '),
      );
    const expected = NAMES.map((name) => [
      name,
      [
        ...(PERMISSIONS[name] ?? []),
        ...(OF_RUNS[name] ?? []),
        ...(name === 'RunnerClock' ? [] : [...TRACES, ...NETWORK]),
        // For each of its tables.
        ...ofTables(name).map(() => TABLE_KEY),
        ...(name === 'AuthorizerHandler' ? [SECRET, SECRET_KEY] : []),
        ...(name === 'RunnerHandler' ? [RUNNER_SECRET_KEY] : []),
      ],
    ]);
    const { template: whole } = synthesize(EVERY_OTHER_SETTING);
    expect(permissionsOf(whole)).toEqual(sorted(Object.fromEntries(expected) as Permissions));
  });

  it('come from no managed policy', () => {
    const roles = Object.values(template.findResources('AWS::IAM::Role'));
    expect(roles).toHaveLength(Object.keys(PERMISSIONS).length);
    for (const role of roles) expect(role['Properties']).not.toHaveProperty('ManagedPolicyArns');
  });
});

describe('permissions for keys of the account', () => {
  const key = 'arn:aws:kms:us-east-1:123456789012:key/89abcdef-0123';
  const decrypting = (settings: Readonly<Record<string, unknown>>) =>
    Object.values(templateOf(settings).Resources)
      .filter(({ Type }) => Type === 'AWS::IAM::Policy')
      .flatMap(({ Properties }) => {
        const { Roles, PolicyDocument } = Properties as unknown as Policy;
        return PolicyDocument.Statement.filter(({ Action }) => String(Action).includes('kms:')).map(
          (statement) => [nameOf(Roles[0].Ref).replace(/Role$/, ''), statement] as const,
        );
      });
  const through = (service: string, context: Readonly<Record<string, string>>) => ({
    Action: 'kms:Decrypt',
    Effect: 'Allow',
    Resource: key,
    Condition: {
      StringEquals: {
        'kms:ViaService': {
          'Fn::Join': ['', [`${service}.`, { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }]],
        },
        ...context,
      },
    },
  });

  it('decrypt an existing table through DynamoDB, for the functions that work with it', () => {
    const found = decrypting({ existingTables: { clients: 'my-clients' }, existingTablesKey: key });
    const statement = through('dynamodb', { 'kms:EncryptionContext:aws:dynamodb:tableName': 'my-clients' });
    expect(found).toEqual(
      ['JobsFunction', 'ClientsFunction', 'FallbackFunction'].map((name) => [name, statement]),
    );
  });

  it('decrypt the secret through Secrets Manager, for the authorizer', () => {
    const serviceCredential = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:keystone-AbCdEf';
    expect(decrypting({ serviceCredential, serviceCredentialKey: key })).toEqual([
      [
        'AuthorizerHandler',
        through('secretsmanager', { 'kms:EncryptionContext:SecretARN': serviceCredential }),
      ],
    ]);
  });

  it('decrypt the secret of the runner, for the runner', () => {
    const { runnerCredential } = RUNNING_PLANS;
    expect(decrypting({ ...RUNNING_PLANS, runnerCredentialKey: key })).toEqual([
      ['RunnerHandler', through('secretsmanager', { 'kms:EncryptionContext:SecretARN': runnerCredential })],
    ]);
  });

  it('are none where no key is named', () => {
    expect(decrypting({ existingTables: { clients: 'my-clients' } })).toEqual([]);
  });
});

describe('permissions of API Gateway', () => {
  const { template } = synthesize({ stageName: 'v1' });
  const permissions = Object.values(template.findResources('AWS::Lambda::Permission')).map(
    ({ Properties }) => Properties as { readonly Principal: string; readonly SourceArn: unknown },
  );

  it('are one for each function', () => {
    expect(permissions).toHaveLength(RESOURCES.length + 1);
    for (const { Principal } of permissions) expect(Principal).toBe('apigateway.amazonaws.com');
  });

  it('are for the stage alone, because test invocations go around the authorizer', () => {
    const paths = permissions.map(({ SourceArn }) =>
      JSON.stringify(SourceArn).replace(/^.*"BackupRestApi5102D05E"\},"([^"]*)".*$/, '$1'),
    );
    expect(paths.sort()).toEqual(['/authorizers/', ...RESOURCES.map(() => '/v1/*/*')]);
  });
});

type Permissions = Readonly<Record<string, readonly string[]>>;

function permissionsOf(template: Template): Permissions {
  const policies = Object.values(template.findResources('AWS::IAM::Policy'));
  const seen = policies.map((policy): [string, string[]] => {
    const { Roles, PolicyDocument } = policy['Properties'] as Policy;
    return [nameOf(Roles[0].Ref).replace(/Role$/, ''), PolicyDocument.Statement.flatMap(permissionsIn)];
  });
  return sorted(Object.fromEntries(seen));
}

function sorted(permissions: Permissions): Permissions {
  return Object.fromEntries(Object.entries(permissions).map(([name, verbs]) => [name, [...verbs].sort()]));
}

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

interface Policy {
  readonly Roles: readonly [{ readonly Ref: string }];
  readonly PolicyDocument: { readonly Statement: readonly Statement[] };
}

function permissionsIn({ Effect, Action, Resource }: Statement): string[] {
  expect(Effect).toBe('Allow');
  return [Action]
    .flat()
    .flatMap((verb) => [Resource].flat().map((resource) => `${verb} ${resourceOf(resource)}`));
}

/** A log group's or table's ARN, or that of one of its indexes. */
function resourceOf(resource: unknown): string {
  const text = JSON.stringify(resource);
  const [, id = text] = /"Fn::GetAtt":\["(\w+)","Arn"\]/.exec(text) ?? [];
  const [, index = ''] = /"(\/index\/\w+)"/.exec(text) ?? [];
  return nameOf(id) + index;
}

/** Logical ids are the path of the construct and a hash. */
function nameOf(id: string): string {
  return id.replace(/^Backup/, '').replace(/[0-9A-F]{8}$/, '');
}
