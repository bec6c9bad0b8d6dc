import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { createDocumentClient } from '../../../../functions/storage/document-client';
import { withSlimRequests } from '../../../../functions/storage/slim/slim-requests';
import { listen } from '../../../support/listen';

const GET = new GetItemCommand({ TableName: 'jobs', Key: { project_id: { S: 'ä' }, job_id: { S: 'b' } } });
const ANSWER = JSON.stringify({ Item: { name: { S: 'ä'.repeat(100_000) } } });

const OF_ITSELF = ['user-agent', 'x-amz-user-agent', 'amz-sdk-invocation-id', 'amz-sdk-request'];

/** The client that the functions have, beside one as the SDK makes it. */
describe('a client with slim requests', () => {
  const { env } = process;
  let server: Server;
  let sent: IncomingHttpHeaders;
  beforeAll(async () => {
    server = createServer((request, response) => {
      sent = request.headers;
      response.setHeader('Content-Type', 'application/x-amz-json-1.0');
      request.resume().on('end', () => response.end(ANSWER));
    });
    process.env = {
      ...env,
      AWS_ENDPOINT_URL_DYNAMODB: await listen(server),
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'AKID',
      AWS_SECRET_ACCESS_KEY: 'a secret',
      AWS_SESSION_TOKEN: 'a session',
    };
    jest.useFakeTimers({ now: new Date('2026-11-26T12:00:00Z'), doNotFake: ['nextTick', 'setTimeout'] });
  });
  afterAll(() => {
    jest.useRealTimers();
    process.env = env;
    server.close();
  });

  const plain = () => new DynamoDBClient({});

  it("sends what the SDK's own sends, but for what that says of itself", async () => {
    await plain().send(GET);
    const own = sent;
    await createDocumentClient().send(GET);
    expect(sent['user-agent']).toBe('freezer-serverless');
    const others = ({ authorization: _signature, ...headers }: IncomingHttpHeaders) =>
      Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_ITSELF.includes(name)));
    expect(others(sent)).toEqual(others(own));
    expect(OF_ITSELF.filter((name) => name in sent)).toEqual(['user-agent']);
  });

  it('signs as the SDK does', async () => {
    await withSlimRequests(plain()).send(GET);
    const own = sent.authorization;
    expect(own).toMatch(/^AWS4-HMAC-SHA256 Credential=AKID\/20261126\/us-east-1\/dynamodb\/aws4_request, /);
    await createDocumentClient().send(GET);
    expect(sent.authorization).toBe(own);
  });

  it('reads an answer that comes in many pieces', async () => {
    const answer = await createDocumentClient().send(GET);
    expect(answer).toMatchObject({ Item: { name: { S: 'ä'.repeat(100_000) } } });
  });

  it("takes one part off and leaves none of the SDK's beside its own, should the SDK call them otherwise", () => {
    const partsOf = ({ middlewareStack }: Pick<DynamoDBClient, 'middlewareStack'>) =>
      middlewareStack.identify().filter((part) => !part.startsWith('loggerMiddleware'));
    expect(partsOf(plain())).toHaveLength(plain().middlewareStack.identify().length - 1);
    expect(withSlimRequests(plain()).middlewareStack.identify().sort()).toEqual([...partsOf(plain())].sort());
  });
});
