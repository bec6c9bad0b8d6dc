import { firstInOrder } from '../../../functions/jobs/first-in-order';
import { fc } from '../../support/fast-check';
import { storedJob } from '../../support/job';
import { listedJobs } from '../../support/listed-jobs';

const id = fc.constantFrom('a', 'b', 'B', 'a-1', 'c');
const plans = fc.array(
  fc.record({
    created_at: fc.constantFrom(
      '2024-05-09T09:51:10.785289',
      '2024-05-09T09:51:10.785290',
      '2025-01-01T00:00:00.000000',
    ),
    job_id: id,
    project_id: id,
  }),
  // More than are kept between two sortings.
  { minLength: 150, maxLength: 400, size: 'max' },
);

describe('firstInOrder', () => {
  it('keeps what sorting everything would put first', async () => {
    await fc.assert(
      fc.asyncProperty(plans, fc.integer({ min: 1, max: 50 }), async (keys, count) => {
        const page = { offset: Math.floor(count / 2), limit: Math.ceil(count / 2) };
        const kept = await firstInOrder(listedJobs(keys.map((key) => storedJob(key))), page);
        const order = keys
          .map((key) => `${key.created_at}/${key.job_id.padEnd(9)}/${key.project_id.padEnd(9)}`)
          .sort();
        expect(
          kept.map(
            ({ stored: { created_at, job_id, project_id } }) =>
              `${created_at}/${job_id.padEnd(9)}/${project_id.padEnd(9)}`,
          ),
        ).toEqual(order.slice(0, count));
      }),
      { numRuns: 30 },
    );
  });

  it('keeps everything when there is less than asked for', async () => {
    const kept = await firstInOrder(listedJobs([storedJob({ job_id: 'b' }), storedJob({ job_id: 'a' })]), {
      offset: 0,
      limit: 1e15,
    });
    expect(kept.map(({ stored }) => stored.job_id)).toEqual(['a', 'b']);
  });

  it('keeps no more than a response can hold, and the plan that has no room', async () => {
    const description = 'x'.repeat(100_000);
    const many = Array.from({ length: 1000 }, (_, n) =>
      storedJob({ job_id: `j${(n * 7919) % 1000}`, description }),
    );
    const inOrder = many.map(({ job_id }) => job_id).sort();
    const page = { offset: 3, limit: Infinity };
    const kept = await firstInOrder(listedJobs(many), page);
    expect(kept.map(({ stored }) => stored.job_id)).toEqual(inOrder.slice(0, kept.length));
    expect(kept).toHaveLength(3 + 55);
  });

  it('ends before the memory does', async () => {
    const description = 'x'.repeat(100_000);
    const many = Array.from({ length: 1000 }, (_, index) => storedJob({ job_id: `j${index}`, description }));
    await expect(firstInOrder(listedJobs(many), { offset: 999, limit: 1 })).rejects.toMatchObject({
      name: 'BadDataFormat',
      message: expect.stringContaining('client_id') as string,
    });
  });
});
