import type { StoredJob } from '../../../functions/jobs/document/job';
import { pageFrom } from '../../../functions/operations/read-documents';
import { storedJob } from '../../support/job';
import { listedJobs } from '../../support/listed-jobs';

const jobs = (count: number, changes: Partial<StoredJob> = {}): StoredJob[] =>
  Array.from({ length: count }, (_, index) => storedJob({ job_id: `j${index}`, ...changes }));

describe('pageFrom', () => {
  it.each([
    [{ limit: 2, offset: 0 }, ['j0', 'j1']],
    [{ limit: 2, offset: 3 }, ['j3', 'j4']],
    [{ limit: 10, offset: 4 }, ['j4']],
    [{ limit: 10, offset: 5 }, []],
  ])('takes %j', async (page, ids) => {
    expect((await pageFrom(listedJobs(jobs(5)), page)).map(({ stored }) => stored.job_id)).toEqual(ids);
  });

  it('reads nothing beyond the page', async () => {
    const plans = listedJobs(jobs(5));
    const next = jest.spyOn(plans, 'next');
    await pageFrom(plans, { limit: 2, offset: 1 });
    expect(next).toHaveBeenCalledTimes(3);
  });

  it('ends where an answer is full, when the caller can go on from there', async () => {
    const plans = jobs(60, { description: 'x'.repeat(110_000) });
    const whole = { limit: Infinity, offset: 0 };
    expect(await pageFrom(listedJobs(plans), whole, 10)).toHaveLength(49);
    await expect(pageFrom(listedJobs(plans), whole, 50)).rejects.toMatchObject({ status: 400 });
  });

  it.each([
    ['ASCII', 'x'.repeat(110_000), 49],
    ['quotes, which the answer escapes twice', '"'.repeat(55_000), 24],
    ['characters of three bytes', '€'.repeat(36_000), 50],
  ])('says how many plans of %s fit into one answer', async (_what, description, fitting) => {
    const plans = jobs(60, { description });
    await expect(pageFrom(listedJobs(plans), { limit: 60, offset: 0 })).rejects.toMatchObject({
      status: 400,
      message: `These documents are too large for one answer: ask for fewer, here with ?limit=${fitting}.`,
    });
    const page = await pageFrom(listedJobs(plans), { limit: fitting, offset: 0 });
    const body = JSON.stringify({ jobs: page.map(({ document }) => document) });
    const result = Buffer.byteLength(JSON.stringify({ statusCode: 200, headers: {}, body }));
    expect(result).toBeGreaterThan(5_200_000);
    expect(result).toBeLessThan(5_600_000);
  });
});
