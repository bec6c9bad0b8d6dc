import type { AccessRule } from '../../functions/contract/identity';
import { AGENT_PLAN, DOCUMENTED_PLAN } from '../../local/sample-plans';
import { type Cloud, startCloud } from '../support/cloud';
import { PROJECT_ID } from '../support/identity';
import { keystoneToken } from '../support/keystone-token';
import { startServer, type TestServer } from '../support/listen';
import { answering } from '../support/proxy';

const JOBS = `/v2/${PROJECT_ID}/jobs`;
const PLAN = `${JOBS}/${DOCUMENTED_PLAN.job_id}`;
const SHOW: AccessRule = { service: 'vault', method: 'GET', path: '/v2/*/jobs/*' };

describe('the token of an application credential with access rules', () => {
  let keystone: TestServer;
  let cloud: Cloud;
  let access_rules: unknown;
  let questions = 0;

  beforeAll(async () => {
    keystone = await startServer((request, response) => {
      questions++;
      answering(200, keystoneToken({ application_credential: { id: 'a', access_rules } }))(request, response);
    });
    cloud = await startCloud({ keystoneUrl: keystone.url, settings: { serviceType: 'vault' } });
  });
  afterAll(async () => {
    await cloud.close();
    await keystone.close();
  });

  const token = (): string => `gAAAAAB${'x'.repeat(176)}${questions}`;
  const get = async (rules: unknown, path = PLAN): Promise<number> => {
    access_rules = rules;
    return (await cloud.send({ path, token: token() })).status;
  };

  it.each<[string, unknown, number]>([
    ['that allow the request', [SHOW], 200],
    [
      'of which one allows it',
      [
        { ...SHOW, method: 'POST' },
        { ...SHOW, path: PLAN },
      ],
      200,
    ],
    ['that are none', null, 200],
    ['that allow nothing', [], 403],
    ['for another service', [{ ...SHOW, service: 'backup' }], 403],
    ['for another method', [{ ...SHOW, method: 'POST' }], 403],
    ['for another path', [{ ...SHOW, path: '/v2/*/clients/*' }], 403],
    ['for the path with the stage', [{ ...SHOW, path: '/prod/v2/*/jobs/*' }], 403],
    ['that are no access rules', [{ ...SHOW, path: 1 }], 503],
  ])('%s: %#', async (_case, rules, status) => {
    expect(await get(rules)).toBe(status);
  });

  it('is held against the path that came through the fallback', async () => {
    expect(await get([SHOW], `${PLAN}/`)).toBe(200);
    expect(await get([{ ...SHOW, path: `${JOBS}/` }], `${PLAN}/`)).toBe(403);
    expect(await get([{ ...SHOW, path: '/**' }], `${JOBS}/a/b/c`)).toBe(404);
  });

  it('is held against every request although Keystone is asked once', async () => {
    access_rules = [{ ...SHOW, path: PLAN }];
    const kept = token();
    const before = questions;
    const statuses = [];
    for (const path of [PLAN, `${JOBS}/another`, PLAN]) {
      statuses.push((await cloud.send({ path, token: kept })).status);
    }
    expect(statuses).toEqual([200, 403, 200]);
    expect(questions - before).toBe(1);
  });

  it('shows an event to an agent only where they allow the report on the plan, too', async () => {
    const agents = `${JOBS}/${AGENT_PLAN.job_id}`;
    const rule = (method: string, path: string) => ({ ...SHOW, method, path });
    const send = async (rules: readonly AccessRule[], request: Parameters<Cloud['send']>[0]) => {
      access_rules = rules;
      return cloud.send({ ...request, token: token() });
    };
    const shown = () => send([SHOW], { path: agents });
    const search = { match: [{ client_id: AGENT_PLAN.client_id }], match_not: [{ status: 'completed' }] };
    const poll = { path: `${JOBS}?search=${encodeURIComponent(JSON.stringify(search))}` };
    const event = { method: 'POST', path: `${agents}/event`, body: '{"stop": null}' };
    expect((await send([rule('POST', '/**')], event)).status).toBe(202);
    const before = (await shown()).headers;

    const reading = [rule('GET', '/v2/*/jobs')];
    expect(await send(reading, poll)).toMatchObject({ status: 200 });
    expect((await shown()).headers['etag']).toBe(before['etag']);

    expect(await send([...reading, rule('PATCH', '/v2/*/jobs/*')], poll)).toMatchObject({ status: 200 });
    expect((await shown()).headers['etag']).not.toBe(before['etag']);
  });

  it('is good for nothing when there are more rules than can be handed on, and the log says why', async () => {
    expect(await get(Array(100).fill(SHOW))).toBe(403);
    expect(cloud.log.filter((line) => line.includes('more access rules'))).toHaveLength(1);
  });
});
