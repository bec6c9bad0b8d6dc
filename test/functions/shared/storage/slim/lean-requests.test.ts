import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { collectBytes } from '../../../../../functions/shared/storage/slim/collect-bytes';
import { withLeanRequests } from '../../../../../functions/shared/storage/slim/lean-requests';
import { Sha256 } from '../../../../../functions/shared/storage/slim/sha256';
import { listen } from '../../../../support/listen';

const GET = new GetItemCommand({ TableName: 'jobs', Key: { project_id: { S: 'ä' }, job_id: { S: 'b' } } });
const ANSWER = JSON.stringify({ Item: { name: { S: 'ä'.repeat(100_000) } } });

describe('a client with lean requests', () => {
  let server: Server;
  let endpoint: string;
  let sent: IncomingHttpHeaders;
  beforeAll(async () => {
    server = createServer((request, response) => {
      sent = request.headers;
      request
        .resume()
        .on('end', () => response.setHeader('Content-Type', 'application/x-amz-json-1.0').end(ANSWER));
    });
    endpoint = await listen(server);
    jest.useFakeTimers({
      now: new Date('2026-11-26T12:00:00Z'),
      doNotFake: ['nextTick', 'setImmediate', 'setTimeout'],
    });
  });
  afterAll(() => {
    jest.useRealTimers();
    server.close();
  });

  const client = (slim: object = {}) =>
    new DynamoDBClient({
      endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKID', secretAccessKey: 'a secret', sessionToken: 'a session' },
      ...slim,
    });
  const lean = () => withLeanRequests(client({ sha256: Sha256, streamCollector: collectBytes }));

  it("sends what the SDK's own does and no more than that, but for what it says of itself", async () => {
    await client().send(GET);
    const own = sent;
    await lean().send(GET);
    expect(sent['user-agent']).toBe('freezer-serverless');
    const saidOfItself = [
      'user-agent',
      'x-amz-user-agent',
      'amz-sdk-invocation-id',
      'amz-sdk-request',
      'authorization',
    ];
    const others = (headers: IncomingHttpHeaders) =>
      Object.entries(headers).filter(([name]) => !saidOfItself.includes(name));
    expect(new Map(others(sent))).toEqual(new Map(others(own)));
    expect(Object.keys(sent)).not.toContain('amz-sdk-request');
  });

  it('signs as the SDK does', async () => {
    await withLeanRequests(client()).send(GET);
    const own = sent.authorization;
    expect(own).toMatch(/^AWS4-HMAC-SHA256 Credential=AKID\/20261126\/us-east-1\/dynamodb\/aws4_request, /);
    await lean().send(GET);
    expect(sent.authorization).toBe(own);
  });

  it('reads an answer that comes in many pieces', async () => {
    expect(await lean().send(GET)).toMatchObject({ Item: { name: { S: 'ä'.repeat(100_000) } } });
  });

  it('has nothing left that the SDK has under another name by now', () => {
    const names = (of: DynamoDBClient) => of.middlewareStack.identify().map((name) => name.split(' - ')[0]);
    const taken = names(client()).filter((name) => !names(lean()).includes(name));
    expect(taken).toEqual(['loggerMiddleware']);
    expect(names(lean()).length).toBe(names(client()).length - 1);
  });
});
