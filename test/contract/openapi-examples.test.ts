import { type Cloud, startCloud } from '../support/cloud';
import { PROJECT_ID } from '../support/identity';
import { OpenApi } from '../support/openapi';

const CONTRACT = new OpenApi();
const PLAN = CONTRACT.declared('replaceJob').requests.get('managed');

/** The others need a plan. */
const MAKING: readonly unknown[] = ['createJob', 'replaceJob'];

const EXAMPLES = CONTRACT.operations.flatMap(({ requests, ...operation }) =>
  [...requests].map(([name, body]) => ({ ...operation, name, body })),
);

describe('what docs/openapi.yaml suggests to send', () => {
  let cloud: Cloud;
  let token: string;
  beforeAll(async () => {
    cloud = await startCloud();
    token = await cloud.token('admin');
  });
  afterAll(() => cloud.close());

  it.each(EXAMPLES)('is taken: $name of $operationId', async ({ operationId, name, body, ...operation }) => {
    const job_id = `${String(operationId)}-${name}`;
    const plan = `/v2/${PROJECT_ID}/jobs/${job_id}`;
    const send = (method: string, path: string, document: unknown) =>
      cloud.send({ method, path, token, body: JSON.stringify(document) });
    if (!MAKING.includes(operationId)) expect((await send('POST', plan, PLAN)).status).toBe(201);

    const path = operation.path.replace('{project_id}', PROJECT_ID).replace('{job_id}', job_id);
    const [success] = [...operation.responses.keys()];
    const { status, body: answer } = await send(operation.method, path, body);
    expect({ status, answer }).toEqual({ status: success, answer });
  });
});
