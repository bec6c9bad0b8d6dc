import { armed } from '../../functions/jobs/document/due';
import { ClockedPlans } from '../../functions/runner/clocked-plans';
import { SlotRepository } from '../../functions/runner/slot-table';
import { sweep } from '../../functions/runner/sweep';
import { PROJECT_ID } from '../support/identity';
import { storedJob } from '../support/job';
import { startTable, type TestTable } from '../support/table';
import { RECORDED, released } from './release';
import { run, startTables, type Tables } from './running-release';

/** A rollback to a version that knows no clock, and the way forward again. */
const NOW = new Date('2026-11-30T12:00:00Z');
const FORMER = RECORDED.filter(({ version }) => version <= '0.3.0');

let runs: TestTable;
beforeAll(async () => {
  runs = await startTable('runs');
});
afterAll(() => runs.close());

describe.each(FORMER)('the start of a managed plan that $version has changed', (record) => {
  let tables: Tables;
  let plans: ClockedPlans;
  beforeEach(async () => {
    const { template } = record;
    tables = await startTables(template);
    const jobs = Object.keys(template.Resources).find((id) => id.includes('JobsTable')) ?? '';
    plans = new ClockedPlans(tables.client, jobs);
  });
  afterEach(() => tables.close());

  it('is gone, and is there again after a round of the sweep', async () => {
    const plan = armed(storedJob({ project_id: PROJECT_ID, status: 'scheduled' }), NOW);
    await plans.put(plan);
    expect(plan._due).toBe('2026-11-30T13:00:00');
    const former = run(released(record), tables);
    const request = { method: 'PATCH', path: `jobs/${plan.job_id}`, body: { description: 'changed' } };
    expect(await former.send(request, record.contexts['admin'] ?? {})).toMatchObject({ status: 200 });
    expect(await plans.get(plan)).not.toHaveProperty('_due');

    const slots = new SlotRepository(runs.client, runs.name);
    await sweep({ plans, slots, managedClients: new Set(['hci']), now: () => NOW });
    expect(await plans.get(plan)).toMatchObject({ _due: plan._due, _due_shard: '0', description: 'changed' });
  });
});
