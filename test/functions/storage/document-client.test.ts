import type { Json } from '../../../functions/documents/json';
import { JOB_FORM, JobRepository } from '../../../functions/jobs/job-table';
import { assertStorable } from '../../../functions/storage/assert-storable';
import { fc } from '../../support/fast-check';
import { storedJob, jobItem } from '../../support/job';
import { startTable, type TestTable } from '../../support/table';

describe('what DynamoDB keeps', () => {
  let table: TestTable;
  let jobs: JobRepository;
  beforeAll(async () => {
    table = await startTable();
    jobs = new JobRepository(table.client, table.name);
  });
  afterAll(() => table.close());

  const anything = fc
    .oneof(fc.jsonValue({ stringUnit: 'binary' }), fc.double({ noNaN: true, noDefaultInfinity: true }))
    .map((value) => JSON.parse(JSON.stringify(value)) as Json);

  it('comes back as it was, unless it was refused', async () => {
    let id = 0;
    let kept = 0;
    await fc.assert(
      fc.asyncProperty(anything, async (value) => {
        const plan = storedJob({ job_id: `random-${id++}`, job_actions: [{ freezer_action: { value } }] });
        if (!isStorable(plan)) return;
        kept += 1;
        await jobs.put(plan);
        expect(await jobs.get(plan)).toEqual(plan);
      }),
      { numRuns: 200 },
    );
    // About sixty, as most numbers have too many digits; what matters is that it is not none.
    expect(kept).toBeGreaterThan(20);
  });

  it('has no trace of what is undefined', async () => {
    const plan = storedJob({ job_id: 'undefined' });
    const job_schedule = { ...plan.job_schedule, event: undefined };
    await table.put({ ...jobItem(plan), name: undefined, job_schedule });
    expect(await jobs.get(plan)).toStrictEqual(plan);
  });

  function isStorable(plan: ReturnType<typeof storedJob>): boolean {
    try {
      assertStorable(jobItem(plan), JOB_FORM);
      return true;
    } catch {
      return false;
    }
  }
});
