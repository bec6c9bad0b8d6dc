import { parseJobDocument } from '../../functions/jobs/document/job-input';
import { newJob } from '../../functions/jobs/document/new-job';
import { DEMO_DATA } from '../../local/keystone/demo-data';
import { AGENT_PLAN, DOCUMENTED_PLAN, FOREIGN_PLAN, SAMPLE_PLANS } from '../../local/sample-plans';
import { type Cloud, startCloud } from '../support/cloud';
import { changeContext } from '../support/job';

type Shown = Readonly<Record<string, unknown>>;

/** Under the names of kinds, the key of a document and how the service takes one back. */
const KINDS = {
  jobs: { key: 'job_id', again: 'PATCH' },
  clients: { key: 'client_id', again: 'POST' },
  actions: { key: 'action_id', again: 'PATCH' },
  backups: { key: 'backup_id', again: 'PATCH' },
  sessions: { key: 'session_id', again: 'PATCH' },
} as const;
const USERS = [
  ['member', DOCUMENTED_PLAN.project_id],
  ['stranger', FOREIGN_PLAN.project_id],
] as const;

describe('the samples', () => {
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await startCloud();
  });
  afterAll(() => cloud.close());

  const ask = async (token: string, path: string, method = 'GET', document?: object): Promise<Shown> => {
    const body = document && JSON.stringify(document);
    const reply = await cloud.send({ method, path, token, ...(body !== undefined && { body }) });
    expect([path, reply.status, reply.body]).toEqual([path, expect.any(Number), expect.any(String)]);
    expect([200, 201]).toContain(reply.status);
    return JSON.parse(reply.body) as Shown;
  };
  const listed = async (token: string, project: string, kind: string): Promise<readonly Shown[]> =>
    (await ask(token, `/v2/${project}/${kind}?limit=100`))[kind] as Shown[];

  it.each(USERS)('of %s name that user and that project, and nobody else', async (user, project) => {
    const token = await cloud.token(user);
    const { id } = DEMO_DATA.users.find(({ name }) => name === user) ?? {};
    const named = JSON.stringify(
      await Promise.all(Object.keys(KINDS).map((kind) => listed(token, project, kind))),
    );
    const values = (key: string) =>
      new Set([...named.matchAll(new RegExp(`"${key}":"([^"]*)"`, 'g'))].map(([, value]) => value));
    expect(values('project_id')).toEqual(new Set([project]));
    expect(values('user_id')).toEqual(new Set([id]));
  });

  it.each(USERS)('of %s are as they were when they are sent back', async (user, project) => {
    const token = await cloud.token(user);
    const sent: string[] = [];
    for (const [kind, { key, again }] of Object.entries(KINDS)) {
      for (const document of await listed(token, project, kind)) {
        const path = `/v2/${project}/${kind}`;
        const own = `${path}/${String(inner(document)[key])}`;
        await ask(token, again === 'POST' ? path : own, again, inner(document));
        // When somebody last wrote it, is all that may differ.
        const { updated_at } = document;
        expect(await ask(token, own)).toEqual({
          ...document,
          ...(updated_at !== undefined && { updated_at: expect.any(String) as string }),
        });
        sent.push(kind);
      }
    }
    expect(sent).toEqual(
      expect.arrayContaining(user === 'member' ? Object.keys(KINDS) : ['jobs', 'actions']),
    );
    // Nothing was added to the library.
    expect(await listed(token, project, 'actions')).toHaveLength(
      sent.filter((kind) => kind === 'actions').length,
    );
  });

  it.each(USERS)('of %s have each action of a plan in the library', async (user, project) => {
    const token = await cloud.token(user);
    const library = await listed(token, project, 'actions');
    for (const { job_actions } of await listed(token, project, 'jobs')) {
      for (const { action_id, freezer_action } of job_actions as Shown[]) {
        expect(library).toContainEqual(expect.objectContaining({ action_id, freezer_action }));
      }
    }
  });
});

/** A client is listed within what its agent registered it with. */
function inner(document: Shown): Shown {
  const { client } = document;
  return typeof client === 'object' && client !== null ? (client as Shown) : document;
}

it.each([AGENT_PLAN, FOREIGN_PLAN])('plan $job_id has the hash that it would get when it is made', (plan) => {
  const { project_id, job_id, user_id, created_at, client_id, job_actions, job_schedule } = plan;
  const input = parseJobDocument({ client_id, job_actions, job_schedule });
  const made = newJob({ project_id, job_id }, input, {
    ...changeContext(),
    user_id,
    now: new Date(`${created_at}Z`),
  });
  expect(made.created_at).toBe(created_at);
  expect(plan.job_id_hash).toBe(made.job_id_hash);
});

it('has ids that are each of one document', () => {
  const ids = SAMPLE_PLANS.flatMap(({ job_id, job_actions }) => [
    job_id,
    ...job_actions.map((entry) => entry['action_id']),
  ]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
});
