import { type Cloud, startCloud } from '../support/cloud';
import { OpenApi } from '../support/openapi';
import { ITEMS, PREPARATIONS, SUCCESSES } from '../support/openapi-provocations';
import { successOf } from '../support/provocations/provocation';
import { putItems } from '../support/table';

const OPEN_API = new OpenApi();
const EXAMPLES = OPEN_API.operations.flatMap(({ requests, operationId, method }) =>
  [...requests].map(([name, body]) => ({ operationId: String(operationId), method, name, body })),
);

describe('what docs/openapi.yaml suggests to send', () => {
  let cloud: Cloud;
  let token: string;
  beforeAll(async () => {
    cloud = await startCloud();
    token = await cloud.token('admin');
    for (const request of PREPARATIONS) await cloud.send({ method: 'POST', token, ...request });
  });
  afterAll(() => cloud.close());
  // What one example changes is no concern of the next.
  beforeEach(() => putItems(cloud, ITEMS));

  it.each(EXAMPLES)('is taken: $name of $operationId', async ({ operationId, method, name, body }) => {
    const { status: success, path } = successOf(SUCCESSES, operationId);
    // Each replacement makes a document of its own, as the examples may be of different kinds.
    const to = operationId.startsWith('replace') ? `${path}-${name}` : path;
    const { status, body: answer } = await cloud.send({
      method,
      path: to,
      token,
      body: JSON.stringify(body),
    });
    expect({ status, answer }).toEqual({ status: success, answer });
  });
});

describe('what docs/openapi.yaml suggests to look at', () => {
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await startCloud();
  });
  afterAll(() => cloud.close());

  const reads = OPEN_API.operations.filter(({ method }) => method === 'GET');
  it.each(reads)('is there in the local stack, from local/samples.ts: $path', async ({ path }) => {
    const token = await cloud.token('reader');
    const { status } = await cloud.send({ path: OPEN_API.examplePath(path), token });
    expect(status).toBe(path === '/' ? 300 : 200);
  });
});
