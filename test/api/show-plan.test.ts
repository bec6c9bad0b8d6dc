import { AGENT_PLAN, DOCUMENTED_PLAN, FOREIGN_PLAN } from '../../local/sample-plans';
import { type Cloud, startCloud } from '../support/cloud';
import { DOCUMENTED_EXAMPLE } from '../support/documented-example';
import { OTHER_PROJECT_ID, PROJECT_ID } from '../support/identity';

const PLAN = `/v2/${PROJECT_ID}/jobs/${DOCUMENTED_PLAN.job_id}`;
const FOREIGN = `/v2/${OTHER_PROJECT_ID}/jobs/${FOREIGN_PLAN.job_id}`;
const ABSENT = `/v2/${PROJECT_ID}/jobs/00000000000000000000000000000000`;

const UNAUTHORIZED = {
  title: 'Unauthorized',
  description: 'The request you have made requires authentication.',
  error: {
    code: 401,
    title: 'Unauthorized',
    message: 'The request you have made requires authentication.',
  },
};
const FORBIDDEN = { title: 'Access Forbidden', description: 'You are not allowed to access this resource' };
const anyText = expect.stringMatching(/./) as string;

describe('GET /v2/{project_id}/jobs/{job_id}', () => {
  let cloud: Cloud;
  let reader: string;
  beforeAll(async () => {
    cloud = await startCloud();
    reader = await cloud.token('reader');
  });
  afterAll(() => cloud.close());

  const get = (path: string, token: string, headers = {}) => cloud.send({ path, token, headers });

  describe('shows the plan', () => {
    it.each(['reader', 'member', 'admin', 'service'])('to %s of the project', async (user) => {
      const { status, headers, body } = await get(PLAN, await cloud.token(user));
      expect(status).toBe(200);
      expect(headers['content-type']).toBe('application/json');
      // As text, which holds the order of the keys too.
      expect(body).toBe(JSON.stringify(DOCUMENTED_EXAMPLE));
    });

    it("of a backup agent, with the agent's reports", async () => {
      const { status, body } = await get(`/v2/${PROJECT_ID}/jobs/${AGENT_PLAN.job_id}`, reader);
      expect(status).toBe(200);
      expect(JSON.parse(body)).toMatchObject({
        client_id: AGENT_PLAN.client_id,
        job_schedule: AGENT_PLAN.job_schedule,
        job_actions: AGENT_PLAN.job_actions,
        status: 'scheduled',
        started_at: '2024-05-11T01:00:00.000000',
        ended_at: '2024-05-11T01:00:07.000000',
      });
    });

    it.each(['admin', 'service', 'system-admin'])('of another project to %s', async (user) => {
      const { status, body } = await get(FOREIGN, await cloud.token(user));
      expect(status).toBe(200);
      expect(JSON.parse(body)).toMatchObject({ name: 'theirplan', project_id: OTHER_PROJECT_ID });
    });

    it.each([
      ['with a slash at the end', `${PLAN}/`, {}],
      ['behind a URL with a slash at its end', `/${PLAN}`, {}],
      ['with a slash at both ends', `/${PLAN}/`, {}],
      ['with query noise', `${PLAN}?limit=1&job_id=other&project_id=${OTHER_PROJECT_ID}`, {}],
      ['below the stage, as on a URL of API Gateway', `/prod${PLAN}`, {}],
      ['when JSON is accepted among others', PLAN, { accept: 'text/html, application/*;q=0.5' }],
    ])('%s', async (_case, path, headers) => {
      const { status, body } = await get(path, reader, headers);
      expect(status).toBe(200);
      expect(JSON.parse(body)).toMatchObject({ name: 'myplan' });
    });

    it('with a body on the GET', async () => {
      const { status } = await cloud.send({ path: PLAN, token: reader, body: '{"match":[{"name":"x"}]}' });
      expect(status).toBe(200);
    });

    it.each(['x-auth-token', 'X-AUTH-TOKEN', 'x-Auth-tOKEN'])('to a token in %s', async (name) => {
      const { status } = await cloud.send({ path: PLAN, headers: { [name]: reader } });
      expect(status).toBe(200);
    });

    it("with the caller's own request id, or one of ours", async () => {
      const own = await get(PLAN, reader, { 'X-Openstack-Request-Id': 'abc' });
      expect(own.headers['x-openstack-request-id']).toBe('req-abc');
      const ours = await get(PLAN, reader);
      expect(ours.headers['x-openstack-request-id']).toMatch(/^req-[0-9a-f-]{36}$/);
    });
  });

  describe('answers 404', () => {
    it.each([
      ['an absent plan', ABSENT],
      ['odd characters', `/v2/${PROJECT_ID}/jobs/e632*`],
      ['a percent-encoded id', `/v2/${PROJECT_ID}/jobs/%65632eb1884e0468c8a41e656942df500`],
      ['a percent-encoded slash', `/v2/${PROJECT_ID}/jobs/a%2Fb`],
      ['an id of 300 characters', `/v2/${PROJECT_ID}/jobs/${'e'.repeat(300)}`],
      ["the foreign plan's id under the own project", `/v2/${PROJECT_ID}/jobs/${FOREIGN_PLAN.job_id}`],
      ['an unknown path under the own project', `/v2/${PROJECT_ID}/nothing/here`],
    ])('to %s', async (_case, path) => {
      const { status, body } = await get(path, reader);
      expect(status).toBe(404);
      expect(JSON.parse(body)).toEqual({ title: 'Not Found', description: anyText });
    });
  });

  describe('answers 403', () => {
    it.each([
      ['reader', FOREIGN],
      ['member', FOREIGN],
      ['stranger', PLAN],
      ['useless', PLAN],
      ['system-reader', PLAN],
      ['domain-admin', PLAN],
      ['reader', `/v2/${OTHER_PROJECT_ID}/jobs/00000000000000000000000000000000`],
      ['reader', `/${FOREIGN}`],
      ['stranger', `/${PLAN}`],
      ['system-reader', `/${PLAN}`],
      ['reader', `//${PLAN}`],
      ['reader', `/v2${PLAN}`],
      ['reader', `//v2${PLAN}`],
    ])('to %s asking for %s', async (user, path) => {
      const { status, body } = await get(path, await cloud.token(user));
      expect(status).toBe(403);
      expect(JSON.parse(body)).toEqual(FORBIDDEN);
    });

    it('to an unscoped token', async () => {
      const { status, body } = await get(PLAN, await cloud.token('admin', null));
      expect(status).toBe(403);
      expect(JSON.parse(body)).toEqual(FORBIDDEN);
    });

    it.each([
      '/v1',
      '/v2x',
      `/v2/${PROJECT_ID}`,
      `/v2/%33${PROJECT_ID.slice(1)}/jobs/${DOCUMENTED_PLAN.job_id}`,
      `/v1/${PROJECT_ID}/jobs/1`,
      '/healthz',
    ])('outside what the gate allows: %s', async (path) => {
      const { status, body } = await get(path, reader);
      expect(status).toBe(403);
      expect(JSON.parse(body)).toEqual(FORBIDDEN);
    });
  });

  describe('answers 401', () => {
    const cases: [string, Record<string, string>][] = [
      ['no token', {}],
      ['an empty token', { 'X-Auth-Token': '' }],
      ['garbage', { 'X-Auth-Token': 'garbage' }],
      ['odd characters', { 'X-Auth-Token': 'gAAAAAB*'.repeat(8) }],
      ['what looks like a token', { 'X-Auth-Token': `gAAAAAB${'x'.repeat(176)}` }],
      ['3 KB', { 'X-Auth-Token': 'x'.repeat(3072) }],
      ['9 KB', { 'X-Auth-Token': 'x'.repeat(9216) }],
      [
        'identity headers of the own making',
        { 'X-Identity-Status': 'Confirmed', 'X-Roles': 'admin', 'X-Project-Id': PROJECT_ID },
      ],
    ];

    it.each(cases)('to %s', async (_case, headers) => {
      const { status, headers: answered, body } = await cloud.send({ path: PLAN, headers });
      expect(status).toBe(401);
      expect(answered['www-authenticate']).toBe(`Keystone uri="${cloud.keystoneUrl}"`);
      expect(JSON.parse(body)).toEqual(UNAUTHORIZED);
    });

    it.each(['X-Storage-Token', 'X-Subject-Token', 'X-Service-Token', 'Authorization'])(
      'to a token in %s',
      async (name) => {
        expect((await cloud.send({ path: PLAN, headers: { [name]: reader } })).status).toBe(401);
      },
    );

    it('to a revoked token', async () => {
      const token = await cloud.token('reader');
      await cloud.revoke(token);
      const { status, body } = await get(PLAN, token);
      expect(status).toBe(401);
      expect(JSON.parse(body)).toEqual(UNAUTHORIZED);
    });

    it.each(['/v2', '/nothing', `/v2/${PROJECT_ID}/nothing`, '/%2e%2e/'])(
      'at any path without a token: %s',
      async (path) => {
        expect((await cloud.send({ path })).status).toBe(401);
      },
    );
  });

  it('takes blanks around a token for nothing', async () => {
    expect((await cloud.send({ path: PLAN, headers: { 'X-Auth-Token': `  ${reader}  ` } })).status).toBe(200);
  });

  it.each(['PUT', 'HEAD'])('answers 405 to %s', async (method) => {
    const { status, headers, body } = await cloud.send({ method, path: PLAN, token: reader });
    expect(status).toBe(405);
    expect(headers['allow']).toBe('GET, PATCH, POST, DELETE, OPTIONS');
    if (method === 'HEAD') expect(body).toBe('');
    else expect(JSON.parse(body)).toEqual({ title: 'Method Not Allowed', description: anyText });
  });

  it('answers OPTIONS with the verbs that there are', async () => {
    const { status, headers, body } = await cloud.send({ method: 'OPTIONS', path: PLAN, token: reader });
    expect({ status, allow: headers['allow'], body }).toEqual({
      status: 200,
      allow: 'GET, PATCH, POST, DELETE',
      body: '',
    });
  });

  it.each(['text/html', 'application/json;q=0', 'application/xml, text/*'])(
    'answers 406 to Accept: %s',
    async (accept) => {
      const { status, body } = await get(PLAN, reader, { accept });
      expect(status).toBe(406);
      expect(JSON.parse(body)).toEqual({ title: 'Not Acceptable', description: anyText });
    },
  );

  it('lets one token see own plans and no foreign one, in whatever order within the cache time', async () => {
    const token = await cloud.token('member');
    const order = [PLAN, `/v2/${PROJECT_ID}/jobs/${AGENT_PLAN.job_id}`, FOREIGN, PLAN];
    const seen = [];
    for (const path of order) seen.push((await get(path, token)).status);
    expect(seen).toEqual([200, 200, 403, 200]);
  });

  it('writes no token into the log', () => {
    expect(cloud.log.filter((line) => line.includes('"status":200'))).not.toHaveLength(0);
    expect(cloud.log.join('\n')).not.toContain(reader.slice(0, 20));
    expect(cloud.log.join('\n')).not.toContain('gAAAA');
  });
});
