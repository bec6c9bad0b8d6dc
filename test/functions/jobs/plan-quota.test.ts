import { JobRepository } from '../../../functions/jobs/job-table';
import { PlanQuota } from '../../../functions/jobs/plan-quota';
import { Counters } from '../../../functions/storage/counters';
import { captureLog } from '../../support/captured-log';
import { PROJECT_ID } from '../../support/identity';
import { startTable, type TestTable } from '../../support/table';
import { wiredJobs } from '../../support/wired-jobs';

const BODY = JSON.stringify({ client_id: 'node-1', job_actions: [] });

let tables: readonly [plans: TestTable, counts: TestTable];
let counters: Counters;
let ask: ReturnType<typeof wiredJobs>;
beforeAll(async () => {
  tables = [await startTable(), await startTable('counts')];
  const [plans, counts] = tables;
  counters = new Counters(counts.client, counts.name, 'jobs');
  const jobs = new JobRepository(plans.client, plans.name, counters);
  ask = wiredJobs(jobs, { counters, plansPerProject: 2 });
});
afterAll(async () => {
  for (const table of tables) await table.close();
});

captureLog();

describe('a project that has as many plans as it may', () => {
  it('has got each of them', async () => {
    expect(await ask({ operation: 'createJob', body: BODY })).toMatchObject({ status: 201 });
    expect(await ask({ operation: 'replaceJob', job_id: 'b', body: BODY })).toMatchObject({ status: 201 });
  });

  it.each(['createJob', 'replaceJob'])('gets no more, and is told how many it has: %s', async (operation) => {
    const { status, body } = await ask({ operation, job_id: 'c', body: BODY });
    expect(status).toBe(403);
    expect(JSON.parse(body)).toEqual({
      title: 'Quota exceeded',
      description:
        'The project has 2 plans, and it may have 2: remove plans that are no longer needed, or ask the operator of ' +
        'this service.',
    });
  });

  it('can change and replace them, and make another one when one is gone', async () => {
    expect(await ask({ operation: 'replaceJob', job_id: 'b', body: BODY })).toMatchObject({ status: 201 });
    expect(await ask({ operation: 'deleteJob', job_id: 'absent' })).toMatchObject({ status: 204 });
    expect(await ask({ operation: 'createJob', body: BODY })).toMatchObject({ status: 403 });
    expect(await ask({ operation: 'deleteJob', job_id: 'b' })).toMatchObject({ status: 204 });
    expect(await ask({ operation: 'replaceJob', job_id: 'c', body: BODY })).toMatchObject({ status: 201 });
    expect(await counters.get(PROJECT_ID)).toBe(2);
  });

  it('has the number set right by a list, after plans came or went without it', async () => {
    await counters.set(PROJECT_ID, 7, 2);
    expect(await ask({ operation: 'createJob', body: BODY })).toMatchObject({ status: 403 });
    expect(await ask({ operation: 'listJobs' })).toMatchObject({ status: 200 });
    expect(await counters.get(PROJECT_ID)).toBe(2);
  });
});

describe('a number that cannot be read', () => {
  it('keeps nobody from making plans, and is not written over', async () => {
    const set = jest.fn();
    const quota = new PlanQuota({ get: () => Promise.resolve(undefined), set }, 0);
    await expect(quota.assertRoom('p')).resolves.toBeUndefined();
    await quota.recount('p', 3);
    expect(set).not.toHaveBeenCalled();
  });
});
