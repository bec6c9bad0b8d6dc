import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTables, startDynamoDb } from '../../local/aws/dynamodb';
import { DOCUMENTED_PLAN } from '../../local/sample-plans';
import { seed } from '../../local/seed';
import { identity, PROJECT_ID } from '../../test/support/identity';
import { keystoneToken } from '../../test/support/keystone-token';
import { proxyEvent } from '../../test/support/proxy-event';
import { startParts } from '../../test/support/start-parts';
import { startTlsStub, type TlsStub } from '../servers/tls-stub';
import type { Contender } from './contender';
import { type DeployedStack, synthesizeStack } from './deployed-stack';
import { bundlePeer } from './peer-bundle';

/** The deployed functions, their peers and what stands in for the services that they ask. */
export interface Fixture {
  readonly stack: DeployedStack;
  readonly stub: TlsStub;
  /** DynamoDB's answer to a `GetItem` of the plan. */
  readonly item: string;
  /** For bundles that are made on the way. */
  readonly folder: string;
  readonly jobs: Contender;
  readonly authorizer: Contender;
  readonly empty: Contender;
  readonly plain: Contender;
  /** The function and the plain handler again, for a PATCH of the plan's description. */
  readonly jobsUpdate: Contender;
  readonly plainUpdate: Contender;
  readonly powertools: Contender;
  readonly bareRequest: Contender;
  readonly close: () => Promise<void>;
}

export function startFixture(): Promise<Fixture> {
  return startParts(async (onClose) => {
    const folder = mkdtempSync(join(tmpdir(), 'freezer-bench-'));
    onClose(() => {
      rmSync(folder, { recursive: true });
    });
    const stack = synthesizeStack(join(folder, 'cdk.out'));
    const item = await storedItem(stack);
    const stub = await startTlsStub({ item, token: JSON.stringify(keystoneToken()) });
    onClose(stub.close);
    return { folder, stack, item, stub, ...contendersOf(stack, stub.url, folder) };
  });
}

const SHOW_PLAN = proxyEvent({ identity: identity({ roles: ['reader'] }) });
const UPDATE_PLAN = {
  ...proxyEvent({
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    identity: identity({ roles: ['member'] }),
  }),
  body: JSON.stringify({ description: 'Every night' }),
};
const TOKEN = {
  type: 'TOKEN',
  authorizationToken: `gAAAAAB${'x'.repeat(180)}`,
  methodArn: `arn:aws:execute-api:us-east-1:123456789012:abcdefghij/prod/GET/v2/${PROJECT_ID}/jobs`,
};

function contendersOf(stack: DeployedStack, url: string, folder: string) {
  const jobs = { ...deployed(stack, 'jobs function', 'JobsFunction', url), event: SHOW_PLAN };
  const peer = (name: string, file: string): Contender => ({
    ...jobs,
    name,
    module: bundlePeer(file, folder),
    handler: 'handler',
    environment: { ...jobs.environment, ...POWERTOOLS_ENVIRONMENT },
  });
  return {
    jobs,
    authorizer: { ...deployed(stack, 'authorizer', 'Authorizer', url), event: TOKEN },
    empty: peer('empty handler', 'empty.ts'),
    plain: peer('plain handler', 'plain.ts'),
    jobsUpdate: { ...jobs, event: UPDATE_PLAN },
    plainUpdate: { ...peer('plain handler', 'plain-update.ts'), event: UPDATE_PLAN },
    powertools: peer('with Powertools, middy and zod', 'powertools.mts'),
    bareRequest: { ...peer('bare request', 'bare-request.ts'), event: TOKEN },
  };
}

/** What tells Powertools that it runs in Lambda. */
const POWERTOOLS_ENVIRONMENT = {
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  LAMBDA_TASK_ROOT: '/var/task',
  _HANDLER: 'index.handler',
  POWERTOOLS_TRACE_ENABLED: 'true',
};

function deployed(stack: DeployedStack, name: string, part: string, url: string): Omit<Contender, 'event'> {
  const { module, handler, environment } = stack.functionOf(part);
  const services = { AWS_ENDPOINT_URL_DYNAMODB: url, KEYSTONE_URL: url };
  return { name, module, handler, environment: { ...environment, ...services } };
}

/** As the embedded DynamoDB sends it when the plan was stored by our own code. */
async function storedItem({ template, functionOf }: DeployedStack): Promise<string> {
  const dynamoDb = await startDynamoDb({ port: 0 });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint: dynamoDb.url, region: 'us-east-1', credentials });
  try {
    await createTables(template, dynamoDb.url);
    const TableName = functionOf('JobsFunction').environment['JOBS_TABLE'] ?? '';
    await seed(dynamoDb.url, TableName, [DOCUMENTED_PLAN]);
    const { project_id, job_id } = DOCUMENTED_PLAN;
    const Key = { project_id: { S: project_id }, job_id: { S: job_id } };
    const { Item } = await client.send(new GetItemCommand({ TableName, Key }));
    return JSON.stringify({ Item });
  } finally {
    client.destroy();
    await dynamoDb.close();
  }
}
