import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { RequestListener } from 'node:http';
import { createDocumentClient } from '../../../functions/storage/document-client';
import { withRetries } from '../../../functions/storage/requests';
import { startServer, type TestServer } from '../../support/listen';
import { answering } from '../../support/proxy';
import { type Oblivion, startTcpProxy, type TcpProxy } from '../../support/tcp-proxy';

const GET = new GetItemCommand({ TableName: 'jobs', Key: { project_id: { S: 'a' }, job_id: { S: 'b' } } });
const POOLED = 6;
const OBLIVIONS: readonly Oblivion[] = ['resets', 'swallows'];

describe('connections to DynamoDB', () => {
  const { env } = process;
  let listener: RequestListener;
  let dynamoDb: TestServer;
  let way: TcpProxy;
  let client: ReturnType<typeof createDocumentClient>;

  beforeEach(async () => {
    listener = answering(200, {});
    dynamoDb = await startServer((request, response) => {
      listener(request, response);
    });
    way = await startTcpProxy(() => Number(new URL(dynamoDb.url).port));
    process.env = {
      ...env,
      AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${way.port}`,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'AKID',
      AWS_SECRET_ACCESS_KEY: 'a secret',
    };
    client = createDocumentClient();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    process.env = env;
    client.destroy();
    await way.close();
    await dynamoDb.close();
  });

  const ask = () => withRetries(() => client.send(GET).catch(throwAgain));
  async function fillPool(): Promise<void> {
    await Promise.all(Array.from({ length: POOLED }, ask));
    expect(way.connections()).toBe(POOLED);
  }
  function pause(ms: number): void {
    const later = Date.now() + ms;
    jest.spyOn(Date, 'now').mockImplementation(() => later);
  }

  it('are kept between requests', async () => {
    for (let request = 0; request < 20; request++) await ask();
    expect(way.connections()).toBe(1);
  });

  it('are kept when DynamoDB refuses a request', async () => {
    listener = answering(400, { __type: 'ConditionalCheckFailedException' });
    for (let request = 0; request < 3; request++) {
      await expect(client.send(GET)).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
    }
    expect(way.connections()).toBe(1);
  });

  it.each(OBLIVIONS)('are not used after a pause, in which the other side may forget (%s)', async (how) => {
    await fillPool();
    way.forget(how);
    pause(5001);
    for (let request = 0; request <= POOLED; request++) await ask();
    expect(way.forgottenUses()).toBe(0);
    expect(way.connections()).toBe(POOLED + 1);
  });

  it.each(OBLIVIONS)('are given up with the first one that %s, however many there are', async (how) => {
    await fillPool();
    way.forget(how);
    for (let request = 0; request <= POOLED; request++) await ask();
    expect(way.forgottenUses()).toBe(1);
  });

  it.each(OBLIVIONS)('may all be in use when the other side has forgotten them (%s)', async (how) => {
    await fillPool();
    way.forget(how);
    await Promise.all(Array.from({ length: 2 * POOLED }, ask));
    expect(way.forgottenUses()).toBe(POOLED);
  });
});

/** Errors that Node makes are of another class Error than jest's, which the functions ask for. */
function throwAgain(fault: unknown): never {
  const { message, ...fields } = fault as Error;
  throw Object.assign(new Error(message), fields);
}
