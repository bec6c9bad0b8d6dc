import type { ClientKey } from '../../../functions/clients/document/client';
import { isJsonObject } from '../../../functions/documents/stored-document';
import type { Job, StoredJob } from '../../../functions/jobs/document/job';
import { storedClient } from '../../support/client';
import { OTHER_PROJECT_ID, PROJECT_ID } from '../../support/identity';
import { agentJob, job, storedJob } from '../../support/job';
import { type Asked, JobLists } from '../../support/job-lists';
import { jobViews } from '../../support/job-views';

const [OWN, CENTRAL, GONE] = ['own.example.com', 'central.example.com', 'gone.example.com'];
const CLIENTS = [
  storedClient({ client_id: OWN }),
  storedClient({ client_id: CENTRAL, project_id: OTHER_PROJECT_ID, is_central: true }),
];

let lists: JobLists;
beforeAll(async () => {
  lists = await JobLists.start();
  await lists.store([
    running('1', OWN),
    running('2', CENTRAL),
    running('3', GONE),
    running('4', OWN),
    running('5', OWN, { event: 'abort' }),
    running('6', GONE, { event: 'abort' }),
    storedJob({ ...agentJob(), job_id: '7', client_id: 'never-ran', job_schedule: {} }),
    storedJob({ ...job({ job_schedule: { schedule_hour: '1', current_pid: 1 } }), job_id: '8' }),
  ]);
});
afterAll(() => lists.table.close());
afterEach(() => jest.restoreAllMocks());

function running(job_id: string, client_id: string, schedule: Job['job_schedule'] = {}): StoredJob {
  const job_schedule = { status: 'running', current_pid: 4000 + Number(job_id), ...schedule };
  return storedJob({ ...agentJob(), job_id, client_id, job_schedule });
}

/** Ids of processes, by the ids of the plans, and the clients that were looked up. */
async function pidsIn(asked: Partial<Asked>, options: Parameters<typeof jobViews>[0] = {}) {
  const lookedUp: ClientKey[] = [];
  const viewOf = jobViews({ clients: CLIENTS, onLookUp: (key) => lookedUp.push(key), ...options });
  const found = await lists.list({ project_id: PROJECT_ID, ...asked }, { viewOf });
  const pids = found.map(({ job_id, ...shown }) => [
    job_id,
    isJsonObject(shown['job_schedule']) ? shown['job_schedule']['current_pid'] : 'no schedule',
  ]);
  return { pids: Object.fromEntries(pids) as Record<string, number>, lookedUp };
}

describe('ids of processes in a list', () => {
  it('are shown where the project has the client, and an abort always has one', async () => {
    const { pids } = await pidsIn({});
    expect(pids).toEqual({
      1: 4001,
      4: 4004,
      5: 4005,
      6: -1,
      2: undefined,
      3: undefined,
      7: undefined,
      8: undefined,
    });
  });

  it('are shown to operators where there is a client', async () => {
    const { pids } = await pidsIn({ mayGetAllProjects: true });
    expect(pids).toMatchObject({ 1: 4001, 2: 4002, 3: undefined, 6: -1 });
    const all = await pidsIn({ mayGetAllProjects: true, query: { all_projects: 'true' } });
    expect(all.pids).toEqual(pids);
  });

  it('are shown as they are where the deployment knows no clients', async () => {
    const { pids, lookedUp } = await pidsIn({}, { agentClients: 'any' });
    expect(pids).toMatchObject({ 1: 4001, 2: 4002, 3: 4003, 5: 4005, 6: 4006 });
    expect(lookedUp).toEqual([]);
  });

  it('cost one look-up a client, for what is on the page', async () => {
    const { lookedUp } = await pidsIn({});
    expect(lookedUp.map(({ client_id }) => client_id).sort()).toEqual([CENTRAL, GONE, OWN]);
    const some = await pidsIn({ query: { limit: 1, offset: 1 } });
    expect(some.lookedUp.map(({ client_id }) => client_id)).toEqual([CENTRAL]);
    const none = await pidsIn({ search: { match: [{ client_id: 'never-ran' }] } });
    expect(none.lookedUp).toEqual([]);
  });

  it('are hidden where looking up one more client could be too much', async () => {
    const project_id = 'many';
    const names = Array.from({ length: 100 }, (_, n) => String(n + 100));
    await lists.store(names.map((name) => ({ ...running(name, name), project_id })));
    const clients = names.map((client_id) => storedClient({ client_id, project_id }));
    const shown = async (units: number) => {
      const { pids, lookedUp } = await pidsIn(
        { project_id, query: { limit: 100 } },
        { clients, units, managedClients: new Set() },
      );
      expect(Object.keys(pids)).toEqual(names);
      return lookedUp.length;
    };
    expect(await shown(2)).toBe(100);
    expect(await shown(96)).toBe(30);
  });

  it('are not for searching, where they are not for everybody', async () => {
    const search = { match: [{ current_pid: 4001 }] };
    expect((await pidsIn({ search })).pids).toEqual({});
    expect((await pidsIn({ search }, { agentClients: 'any' })).pids).toEqual({ 1: 4001 });
  });

  it('are looked for before an event counts as shown', async () => {
    const mark = jest.spyOn(lists.repository, 'markEventShown');
    const search = { match: [{ client_id: OWN }], match_not: [{ status: 'completed' }] };
    const gone = () => {
      throw new Error('gone');
    };
    await expect(pidsIn({ search }, { onLookUp: gone })).rejects.toThrow('gone');
    expect(mark).not.toHaveBeenCalled();
  });
});
