import { JobRepository } from '../../../functions/jobs/job-table';
import { storedJob } from '../../support/job';
import { startTable, type TestTable } from '../../support/table';

let table: TestTable;
let jobs: JobRepository;
beforeAll(async () => {
  table = await startTable();
  jobs = new JobRepository(table.client, table.name);
});
afterAll(() => table.close());

let count = 0;
/** A plan of its own for each case. */
const plan = (changes: Partial<ReturnType<typeof storedJob>> = {}) =>
  storedJob({ job_id: `job-${count++}`, ...changes });

describe('markEventShown', () => {
  const asked = (event: string) => plan({ job_schedule: { event } });

  it('notes it as a version of its own, over which nobody writes who has not read it', async () => {
    const stored = asked('stop');
    await jobs.put(stored);
    const marked = { ...stored, _version: 2, _event_shown: true };
    expect(await jobs.markEventShown(stored)).toEqual(marked);
    expect(await jobs.get(stored)).toEqual(marked);
    expect(await jobs.put({ ...stored, _version: 2 })).toBe(false);
    // As after an answer that got lost.
    expect(await jobs.markEventShown(stored)).toEqual(marked);
    expect(await jobs.put({ ...stored, _version: 3 })).toBe(true);
    expect(await jobs.get(stored)).not.toHaveProperty('_event_shown');
  });

  it('notes it also when an agent has reported on the plan since it was read', async () => {
    const stored = asked('stop');
    await jobs.put(stored);
    await jobs.put({ ...stored, name: 'reported', _version: 2 });
    const marked = { ...stored, name: 'reported', _version: 3, _event_shown: true };
    expect(await jobs.markEventShown(stored)).toEqual(marked);
    expect(await jobs.get(stored)).toEqual(marked);
  });

  it('notes the event that is there now', async () => {
    const stored = asked('stop');
    await jobs.put(stored);
    await jobs.put({ ...stored, job_schedule: { event: 'start' }, _version: 2 });
    const marked = { ...stored, job_schedule: { event: 'start' }, _version: 3, _event_shown: true };
    expect([await jobs.markEventShown(stored), await jobs.get(stored)]).toEqual([marked, marked]);
  });

  it('gives up where others write all the time', async () => {
    const stored = asked('stop');
    await jobs.put(stored);
    const get = jest.spyOn(jobs, 'get').mockResolvedValue({ ...stored, _version: 7 });
    try {
      expect(await jobs.markEventShown({ ...stored, _version: 7 })).toEqual({ ...stored, _version: 7 });
      expect(get).toHaveBeenCalledTimes(4);
    } finally {
      get.mockRestore();
    }
    expect(await jobs.get(stored)).toEqual(stored);
  });

  it('finds nothing to note on a plan whose event was answered, nor on one that is gone', async () => {
    const stored = asked('stop');
    await jobs.put(stored);
    const answered = { ...stored, job_schedule: {}, _version: 2 };
    await jobs.put(answered);
    expect(await jobs.markEventShown(stored)).toEqual(answered);
    expect(await jobs.get(stored)).toEqual(answered);
    expect(await jobs.markEventShown({ ...stored, job_id: 'absent' })).toBeUndefined();
    expect(await jobs.get({ ...stored, job_id: 'absent' })).toBeUndefined();
  });
});
