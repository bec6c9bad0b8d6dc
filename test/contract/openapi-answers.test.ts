import type { Reply } from '../../bin/command/send';
import { type RunningKeystone, startKeystone } from '../../local/keystone/keystone';
import { AGENT_PLAN, DOCUMENTED_PLAN } from '../../local/sample-plans';
import { type Cloud, startCloud, TOKEN_ZOO } from '../support/cloud';
import { PROJECT_ID } from '../support/identity';
import { type DeclaredResponse, OpenApi } from '../support/openapi';
import { ITEMS, PREPARATIONS, PROVOCATIONS, SETTINGS } from '../support/openapi-provocations';
import type { Provocation } from '../support/provocations/provocation';
import { type Proxy, startProxy } from '../support/proxy';
import { putItems } from '../support/table';

const CONTRACT = new OpenApi();

/** Clients act on these, so none is sent that the document does not declare. */
const TELLING_HEADERS = ['www-authenticate', 'allow', 'retry-after', 'etag', 'location'];

describe('an answer is as docs/openapi.yaml says', () => {
  let keystone: RunningKeystone;
  let proxy: Proxy;
  let cloud: Cloud;
  beforeAll(async () => {
    keystone = await startKeystone({ port: 0, data: TOKEN_ZOO, services: () => [] });
    proxy = await startProxy(() => keystone.url);
    cloud = await startCloud({ keystoneUrl: proxy.url, settings: SETTINGS });
    await putItems(cloud, ITEMS);
    const token = await cloud.token('admin');
    for (const request of PREPARATIONS) {
      const { status, body } = await cloud.send({ method: 'POST', token, ...request });
      if (status !== 201) throw new Error(`${request.path} was not made: ${status} ${body}`);
    }
  });
  afterAll(async () => {
    await cloud.close();
    await proxy.close();
    await keystone.close();
  });
  afterEach(() => {
    proxy.misbehave(undefined);
  });

  it.each(PROVOCATIONS)('$operation: $status to $about, by $by', async (provocation) => {
    const { operation, status, by } = provocation;
    const reply = await provoke(provocation);
    expect({ status: reply.status, body: reply.body }).toEqual({ status, body: reply.body });
    expect('x-openstack-request-id' in reply.headers).toBe(by === 'the service');
    expect(faultsOf(reply, CONTRACT.declaredResponse(operation, status))).toEqual([]);
  });

  it.each([DOCUMENTED_PLAN, AGENT_PLAN])(
    'with the keys of a plan in the order of the example: $client_id',
    async ({ job_id }) => {
      const path = `/v2/${PROJECT_ID}/jobs/${job_id}`;
      const { body } = await cloud.send({ path, token: await cloud.token('reader') });
      const { example } = CONTRACT.declaredResponse('getJob', 200);
      expect(keysOf(JSON.parse(body))).toEqual(keysOf(example));
    },
  );

  /** A token of its own each time, because API Gateway remembers the verdict. */
  async function provoke({ user, keystone: mischief, ...provocation }: Provocation): Promise<Reply> {
    const token = user === undefined ? {} : { token: await cloud.token(user) };
    proxy.misbehave(mischief);
    const { method, path, headers = {}, body } = provocation;
    return cloud.send({ method, path, headers, ...token, ...(body !== undefined && { body }) });
  }
});

function faultsOf({ headers, body }: Reply, declared: DeclaredResponse): readonly string[] {
  const undeclared = TELLING_HEADERS.filter((name) => name in headers && !declared.headers.has(name));
  return [
    ...undeclared.map((name) => `${name} is not declared`),
    ...[...declared.headers].flatMap(([name, faults]) =>
      faults(headers[name]).map((fault) => `${name}: ${fault}`),
    ),
    ...bodyFaults(headers['content-type'], body, declared),
  ];
}

function bodyFaults(
  contentType: string | undefined,
  body: string,
  { mediaType, faults }: DeclaredResponse,
): readonly string[] {
  if (mediaType === undefined) return body === '' ? [] : [`There is a body: ${body}`];
  if (contentType !== mediaType) return [`The body is ${String(contentType)}, not ${mediaType}`];
  return faults(mediaType.startsWith('application/json') ? JSON.parse(body) : body);
}

function keysOf(plan: unknown): readonly string[] {
  return Object.keys(plan as object);
}
