import { ROUTES } from '../../functions/shared/contract/routes';
import { TOKEN_HEADER } from '../../functions/shared/contract/token';
import { type RunningKeystone, startKeystone } from '../../local/keystone/keystone';
import { AGENT_PLAN, DOCUMENTED_PLAN, FOREIGN_PLAN } from '../../local/sample-plans';
import { type Cloud, startCloud, TOKEN_ZOO } from '../support/cloud';
import { OTHER_PROJECT_ID, PROJECT_ID } from '../support/identity';
import { type DeclaredResponse, OpenApi } from '../support/openapi';
import { type Proxy, RESETTING, startProxy } from '../support/proxy';

const CONTRACT = new OpenApi();

const PLAN = `/v2/${PROJECT_ID}/jobs/${DOCUMENTED_PLAN.job_id}`;
const AGENTS = `/v2/${PROJECT_ID}/jobs/${AGENT_PLAN.job_id}`;
const FOREIGN = `/v2/${OTHER_PROJECT_ID}/jobs/${FOREIGN_PLAN.job_id}`;
const ABSENT = `/v2/${PROJECT_ID}/jobs/absent`;

interface Provocation {
  readonly status: number;
  readonly by: 'the service' | 'API Gateway';
  readonly about: string;
  readonly path: string;
  /** Without a user, no token is sent. */
  readonly user?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly keystoneIsGone?: true;
}

/** At least one request for each status that `getJob` is said to answer with. */
const PROVOCATIONS: readonly Provocation[] = [
  { status: 200, by: 'the service', about: 'a managed plan', path: PLAN, user: 'reader' },
  { status: 200, by: 'the service', about: "an agent's plan", path: AGENTS, user: 'reader' },
  { status: 401, by: 'API Gateway', about: 'no token', path: PLAN },
  { status: 403, by: 'API Gateway', about: 'a foreign project', path: FOREIGN, user: 'reader' },
  { status: 403, by: 'the service', about: 'a token without a useful role', path: PLAN, user: 'useless' },
  { status: 404, by: 'the service', about: 'an absent plan', path: ABSENT, user: 'reader' },
  { status: 405, by: 'the service', about: 'DELETE', path: PLAN, user: 'reader', method: 'DELETE' },
  {
    status: 406,
    by: 'the service',
    about: 'a wish for HTML',
    path: PLAN,
    user: 'reader',
    headers: { Accept: 'text/html' },
  },
  {
    status: 503,
    by: 'API Gateway',
    about: 'a token that Keystone cannot be asked about',
    path: PLAN,
    user: 'reader',
    keystoneIsGone: true,
  },
];

/** Clients act on these, so none is sent that the document does not declare. */
const TELLING_HEADERS = ['www-authenticate', 'allow', 'retry-after'];

const NOT_PROVOKED = new Map([
  [429, 'The local stack does not throttle: test/lib/gateway-responses.test.ts has the form of the answer.'],
  [500, 'A fault of the service or its configuration: test/api/dynamodb-trouble.test.ts provokes some.'],
  [502, 'The function itself falls over: test/local/aws/api.test.ts has functions that do.'],
  [504, 'The function outlives API Gateway, which its own time limit rules out.'],
]);

describe('docs/openapi.yaml', () => {
  it('has an operation for each route, and no other', () => {
    const operations = CONTRACT.operations.map(
      ({ operationId, method, path }) => `${String(operationId)}: ${method} ${path}`,
    );
    const routes = ROUTES.map(({ operation, method, path }) => `${operation}: ${method} ${path}`);
    expect(operations.sort()).toEqual(routes.sort());
  });

  it.each(ROUTES)('names the rule of $operation, $rule', ({ operation, rule }) => {
    expect(declared(operation).description).toContain(`\`${rule}\``);
  });

  it('takes the token from the header that the authorizer reads', () => {
    expect(CONTRACT.securitySchemes).toEqual([
      expect.objectContaining({ type: 'apiKey', in: 'header', name: TOKEN_HEADER }),
    ]);
  });

  it.each(CONTRACT.examples)('keeps to its schema in the example of $place', ({ value, faults }) => {
    expect(faults(value)).toEqual([]);
  });

  it('declares the statuses that are provoked here or cannot be, and no other', () => {
    const known = new Set([...PROVOCATIONS.map(({ status }) => status), ...NOT_PROVOKED.keys()]);
    expect(new Set(declared('getJob').responses.keys())).toEqual(known);
  });
});

describe('an answer of getJob is as the document says', () => {
  let keystone: RunningKeystone;
  let proxy: Proxy;
  let cloud: Cloud;
  beforeAll(async () => {
    keystone = await startKeystone({ port: 0, data: TOKEN_ZOO, services: () => [] });
    proxy = await startProxy(() => keystone.url);
    cloud = await startCloud({ keystoneUrl: proxy.url });
  });
  afterAll(async () => {
    await cloud.close();
    await proxy.close();
    await keystone.close();
  });
  afterEach(() => {
    proxy.misbehave(undefined);
  });

  it.each(PROVOCATIONS)('$status to $about, by $by', async ({ user, keystoneIsGone, ...provocation }) => {
    const token = user === undefined ? undefined : await cloud.token(user);
    if (keystoneIsGone) proxy.misbehave(RESETTING);
    const { by, status, about, ...request } = provocation;
    const reply = await cloud.send({ ...request, ...(token !== undefined && { token }) });
    expect({ about, status: reply.status }).toEqual({ about, status });
    expect('x-openstack-request-id' in reply.headers).toBe(by === 'the service');

    const { headers, mediaType, faults } = declaredResponse(status);
    for (const [name, headerFaults] of headers)
      expect({ name, faults: headerFaults(reply.headers[name]) }).toEqual({ name, faults: [] });
    const telling = TELLING_HEADERS.filter((name) => name in reply.headers);
    expect([...headers.keys()]).toEqual(expect.arrayContaining(telling));
    expect(reply.headers['content-type']).toBe(mediaType);
    expect(faults(JSON.parse(reply.body))).toEqual([]);
  });

  it.each([PLAN, AGENTS])('with the keys of a plan in the order of the example: %s', async (path) => {
    const { body } = await cloud.send({ path, token: await cloud.token('reader') });
    expect(keysOf(JSON.parse(body))).toEqual(keysOf(declaredResponse(200).example));
  });
});

function declared(operation: string): OpenApi['operations'][number] {
  const found = CONTRACT.operations.find(({ operationId }) => operationId === operation);
  if (!found) throw new Error(`The document has no operation ${operation}.`);
  return found;
}

function declaredResponse(status: number): DeclaredResponse {
  const found = declared('getJob').responses.get(status);
  if (!found) throw new Error(`The document says nothing of ${status}.`);
  return found;
}

function keysOf(plan: unknown): readonly string[] {
  return Object.keys(plan as object);
}
