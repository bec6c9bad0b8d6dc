import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { itemSize } from '../../../functions/documents/users-part';
import { plansEverywhere } from '../../../functions/jobs/central-plans';
import type { StoredJob } from '../../../functions/jobs/document/job';
import { JobRepository } from '../../../functions/jobs/job-table';
import { agentJob, jobItem, storedJob } from '../../support/job';
import { type Asked, idsOf, JobLists, time } from '../../support/job-lists';
import { countReadUnits, type ReadUnits } from '../../support/read-units';

const ADR = join(__dirname, '../../../docs/adr/0011-polls-of-all-projects.md');
const client_id = 'central.example.com';
const MATCH = { match: [{ client_id }] };
const SEARCH = { ...MATCH, match_not: [{ status: 'completed' }] };
/** As a central scheduler asks, from a project of its own. */
const POLL: Asked = {
  project_id: 'service',
  query: { all_projects: 'True', limit: 10 },
  search: SEARCH,
  mayGetAllProjects: true,
};

let lists: JobLists;
let units: ReadUnits;
beforeEach(async () => {
  lists = await JobLists.start();
  units = countReadUnits(lists.table.client);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await lists.table.close();
});

let made = 0;
const planOf = (project_id: string, changes: Partial<StoredJob> = {}): StoredJob => {
  made += 1;
  const job_id = `j-${String(made).padStart(6, '0')}`;
  return { ...storedJob(agentJob({ project_id, job_id, client_id, created_at: time(made) })), ...changes };
};
const plansOf = (project_id: string, count: number, changes: Partial<StoredJob> = {}) =>
  Array.from({ length: count }, () => planOf(project_id, changes));

/** Every plan that a scheduler gets, which asks until nothing comes. */
async function polled(dependencies: Parameters<JobLists['list']>[1] = {}): Promise<readonly string[]> {
  const ids: string[] = [];
  for (;;) {
    const page = await lists.list({ ...POLL, query: { ...POLL.query, offset: ids.length } }, dependencies);
    if (page.length === 0) return ids;
    ids.push(...idsOf(page));
  }
}

describe('a poll of all projects', () => {
  it('gets the plans of its client, in the order of their creation', async () => {
    const plans = ['p-1', 'p-3', 'p-2', 'p-1'].map((project_id) => planOf(project_id));
    await lists.store([
      ...plans,
      planOf('p-1', { client_id: 'other' }),
      planOf('p-4', { client_id: 'central' }),
    ]);
    const indexes = lists.watchReads();
    expect(await polled()).toEqual(idsOf(plans));
    expect(indexes()).toContain('projects_by_client');
    expect(indexes()).not.toContain('table');
  });

  it('costs what its own plans cost, whatever else is stored', async () => {
    await lists.store([...plansOf('own-1', 5), ...plansOf('own-2', 5)]);
    await polled();
    const alone = units();
    const large = { client_id: 'other', description: 'x'.repeat(120_000) };
    // A fifth of those that the record tells of, in own and in foreign projects.
    for (let n = 0; n < 80; n += 20) {
      await lists.store([...plansOf('own-1', 10, large), ...plansOf(`foreign-${n}`, 10, large)]);
    }
    units();
    await polled();
    expect(units()).toBe(alone);
    expect(alone).toBeLessThan(15);
  });

  it.each([
    [10, 1],
    [10, 10],
    [100, 1],
  ])('costs what the record says: %d projects with %d plans each', async (projects, plans) => {
    const empty = planOf('');
    const written = '_write'.length + 36;
    // As in test/contract/poll-costs.test.ts: 1.15 KB by DynamoDB's rules.
    const description = 'x'.repeat(1280 - 32 - written - itemSize(jobItem(empty)));
    for (let n = 0; n < projects; n += 1) {
      await lists.store(plansOf(n.toString(16).padStart(32, '0'), plans, { description }));
    }
    units();
    await lists.repository.projectsOf(client_id);
    const keys = units();
    expect(await lists.list(POLL)).toHaveLength(projects * plans);
    const row = [projects, plans, keys, units()].join(' | ');
    expect(readFileSync(ADR, 'utf8').replaceAll(/ +/g, ' ')).toContain(`| ${row} |`);
  });

  it('finds every project, also behind one with more plans than a page of the index', async () => {
    const few = { job_actions: [], description: '' };
    const plans = [...plansOf('p-1', 620, few), ...plansOf('p-2', 1, few), ...plansOf('p-3', 501, few)];
    await lists.store(plans);
    expect(await lists.repository.projectsOf(client_id)).toEqual(['p-1', 'p-2', 'p-3']);
    const found = await polled();
    expect(found).toHaveLength(plans.length);
    expect(new Set(found)).toEqual(new Set(idsOf(plans)));
  });

  it('reads on where the last turn of a project has ended, each plan once', async () => {
    const plans = [...plansOf('p-1', 30, { description: 'x'.repeat(100_000) }), ...plansOf('p-2', 3)];
    await lists.store(plans);
    expect(await polled()).toEqual(idsOf(plans));
  });

  it.each(['', 'a#b', 'x'.repeat(2000)])('of a client that cannot be is empty: %p', async (other) => {
    const search = { ...SEARCH, match: [{ client_id: other }] };
    expect(await lists.list({ ...POLL, search })).toEqual([]);
  });
});

describe('an index that lags', () => {
  /** The index as it was a moment ago. */
  class Lagging extends JobRepository {
    private known: readonly string[] = [];

    async catchUp(): Promise<void> {
      this.known = await super.projectsOf(client_id);
    }

    override projectsOf(): Promise<readonly string[]> {
      return Promise.resolve(this.known);
    }
  }

  let lagging: Lagging;
  const ids = () => polled({ jobs: lagging });
  beforeEach(async () => {
    lagging = new Lagging(lists.table.client, lists.table.name);
    await lists.store([planOf('known', { job_id: 'first' })]);
    await lagging.catchUp();
  });

  it('hides no plan of a project that has some already', async () => {
    await lists.store([planOf('known', { job_id: 'second' })]);
    expect(await ids()).toEqual(['first', 'second']);
  });

  it('hides the first plan of a project until it has caught up, and never again', async () => {
    await lists.store([planOf('new', { job_id: 'second' })]);
    expect(await ids()).toEqual(['first']);
    await lagging.catchUp();
    expect(await ids()).toEqual(['first', 'second']);
    await lists.repository.change({ project_id: 'new', job_id: 'second' }, (stored) => ({
      ...(stored ?? planOf('new')),
      name: 'changed',
      _version: (stored?._version ?? 0) + 1,
    }));
    expect(await ids()).toEqual(['first', 'second']);
  });

  it('shows nothing that is gone, or another client’s by now', async () => {
    await lists.store([planOf('moved', { job_id: 'moved' })]);
    await lagging.catchUp();
    await lists.repository.delete({ project_id: 'known', job_id: 'first' });
    await lists.store([planOf('moved', { job_id: 'moved', client_id: 'other' })]);
    expect(await ids()).toEqual([]);
  });
});

describe('the time of a poll', () => {
  it.each([
    ['as many turns as come in time', [4000, 3900, 2000, 1950], 3],
    ['no turn that would end too late, as the longest one did', [4000, 3900, 1900], 1],
    ['none where the index has taken all of it', [-1, -1], 0],
  ])('has %s', async (_what, left, turns) => {
    const clock = left.values();
    let asked = 0;
    const listInTurn = () => Promise.resolve({ plans: [planOf('p')], bytes: 1, isLast: ++asked === 3 });
    const jobs = { projectsOf: () => Promise.resolve(['p']), listInTurn };
    const onLeftOut = jest.fn();
    const budget = { timeLeft: () => clock.next().value ?? 0 };
    const found: StoredJob[] = [];
    for await (const plan of plansEverywhere(jobs, client_id, budget, onLeftOut)) found.push(plan);
    expect(found).toHaveLength(turns);
    expect(onLeftOut).toHaveBeenCalledTimes(turns === 3 ? 0 : 1);
  });
});

describe('more plans than one request reads', () => {
  /** As if plans were ten times as large: the embedded DynamoDB takes its time for real ones. */
  class Heavy extends JobRepository {
    override async listInTurn(...of: Parameters<JobRepository['listInTurn']>) {
      const read = await super.listInTurn(...of);
      return { ...read, bytes: 10 * read.bytes };
    }
  }

  let heavy: Heavy;
  beforeEach(async () => {
    heavy = new Heavy(lists.table.client, lists.table.name);
    await lists.store(plansOf('greedy', 40, { description: 'x'.repeat(120_000) }));
    await lists.store([planOf('modest-1', { job_id: 'one' }), planOf('modest-2', { job_id: 'two' })]);
  });

  it('leave out only those of the project that has too many, and an operator is told', async () => {
    const warn = jest.fn();
    const found = await polled({ jobs: heavy, warn });
    expect(found).toEqual(expect.arrayContaining(['one', 'two']));
    // Two turns are within the limit, and the third one passes it.
    expect(found).toHaveLength(2 + 3 * 8);
    expect(await polled({ jobs: heavy })).toEqual(found);
    expect(warn).toHaveBeenCalledWith({
      operation: 'listJobs',
      fault: 'own',
      outcome: 'plans left out',
      client_id,
      projects: 'greedy',
    });
  });

  it('are not cut short in the list of a person', async () => {
    await expect(lists.list({ ...POLL, search: MATCH }, { jobs: heavy })).rejects.toMatchObject({
      name: 'BadDataFormat',
      message: expect.stringContaining('one project at a time') as string,
    });
  });
});
