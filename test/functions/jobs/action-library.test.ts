import { ActionLibrary } from '../../../functions/jobs/action-library';
import type { StoredJob } from '../../../functions/jobs/document/job';
import type { JobInput } from '../../../functions/jobs/document/job-input';
import { storedAction } from '../../support/action';
import { captureLog } from '../../support/captured-log';
import { changeContext, storedJob } from '../../support/job';

const LOG = captureLog();
const PROJECT = 'p';
const freezer_action = { action: 'exec' };
const planOf = ({ job_actions = [] }: JobInput): StoredJob =>
  storedJob({ job_actions: job_actions.map((entry, n) => ({ action_id: `new-${n}`, ...entry })) });

function library(known: readonly ReturnType<typeof storedAction>[] = []) {
  const get = jest.fn(({ action_id }: { action_id: string }) =>
    Promise.resolve(known.find((action) => action.action_id === action_id)),
  );
  const put = jest.fn().mockResolvedValue(true);
  const actions = new ActionLibrary({ get, put }, PROJECT);
  /** Writes what a body asks for over a stored plan. */
  const write = (body: JobInput, stored?: StoredJob, make = planOf): Promise<StoredJob> =>
    actions.write(
      { ...body },
      ({ job_actions }) => ({ job_actions }) as JobInput,
      changeContext(),
      (_, settle) => settle(stored, make),
    );
  return { get, put, write };
}

describe('the library of one request', () => {
  it('reads nothing for a plan that keeps its actions, and writes nothing', async () => {
    const { get, put, write } = library();
    const stored = planOf({ job_actions: [{ action_id: 'a', freezer_action }] });
    const report = { job_actions: stored.job_actions };
    expect(await write(report, stored, () => stored)).toBe(stored);
    expect(get).not.toHaveBeenCalled();
    expect(put).not.toHaveBeenCalled();
  });

  it('does not look for an id that was made just now', async () => {
    const { get, put, write } = library();
    await write({ job_actions: [{ freezer_action }] });
    expect(get).not.toHaveBeenCalled();
    expect(put).toHaveBeenCalledTimes(1);
    expect(put.mock.calls).toMatchObject([[{ project_id: PROJECT, action_id: 'new-0', freezer_action }]]);
  });

  it('looks once for each id, and does not put what is there', async () => {
    const { get, put, write } = library([storedAction({ action_id: 'a', freezer_action })]);
    await write({ job_actions: [{ action_id: 'a' }] as never });
    expect(get).toHaveBeenCalledTimes(1);
    expect(put).not.toHaveBeenCalled();
  });

  it('makes the plan anew without an id that stands for something else', async () => {
    const { put, write } = library([storedAction({ action_id: 'a' })]);
    const asked = { job_actions: [{ action_id: 'a', freezer_action }] };
    const job = await write(asked);
    expect(job.job_actions).toEqual([{ action_id: 'new-0', freezer_action }]);
    expect(put.mock.calls).toMatchObject([[{ action_id: 'new-0' }]]);
  });

  it('lets the plan stand when the library does not answer, and says so once in the log', async () => {
    const { put, write } = library();
    put.mockRejectedValue(new Error('no answer'));
    await write({ job_actions: Array.from({ length: 500 }, () => ({ freezer_action })) });
    expect(LOG).toEqual([
      { operation: 'keepAction', outcome: 'not kept', actions: 500, reason: 'Error: no answer' },
    ]);
  });

  it.each([60, 300, 2000])(
    'refuses %d references to one large action, having read it once',
    async (times) => {
      const keys = Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`k${n}`, 0]));
      const { get, write } = library([
        storedAction({ action_id: 'a', freezer_action: { action: 'exec', ...keys } }),
      ]);
      const job_actions = Array.from({ length: times }, () => ({ action_id: 'a' })) as never;
      await expect(write({ job_actions })).rejects.toMatchObject({
        status: 400,
        message: expect.stringMatching(/131072 bytes .128 KB./) as string,
      });
      expect(get).toHaveBeenCalledTimes(1);
    },
  );

  it('refuses more names than one request may look up, and reads nothing', async () => {
    const { get, write } = library();
    const job_actions = Array.from({ length: 501 }, (_, n) => ({ action_id: `a-${n}` })) as never;
    await expect(write({ job_actions })).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining('up to 500 actions') as string,
    });
    expect(get).not.toHaveBeenCalled();
  });

  it('refuses ids of more than it may look at, whatever the plan says of them', async () => {
    const known = Array.from({ length: 500 }, (_, n) =>
      storedAction({ action_id: `a-${n}`, freezer_action: { action: 'exec', pad: 'x'.repeat(100_000) } }),
    );
    const { get, put, write } = library(known);
    const job_actions = known.map(({ action_id }) => ({ action_id, freezer_action }));
    await expect(write({ job_actions })).rejects.toMatchObject({
      status: 400,
      message: expect.stringMatching(/1048576 bytes .1024 KB./) as string,
    });
    expect(get).toHaveBeenCalledTimes(25);
    expect(put).not.toHaveBeenCalled();
  });

  it('keeps an id from all entries where one says something else than the library', async () => {
    const { write } = library([storedAction({ action_id: 'a', freezer_action })]);
    const job_actions = [
      { action_id: 'a', freezer_action },
      { action_id: 'a', freezer_action: { action: 'backup' } },
    ];
    const job = await write({ job_actions });
    expect(job.job_actions.map(({ action_id }) => action_id)).toEqual(['new-0', 'new-1']);
  });

  it('looks at the action of an id once, however many entries have the id', async () => {
    let looks = 0;
    const action = {
      ...storedAction({ action_id: 'a' }),
      get freezer_action() {
        looks += 1;
        return { action: 'exec' };
      },
    };
    const { write } = library([action]);
    const job_actions = Array.from({ length: 300 }, (_, n) => ({ action_id: 'a', freezer_action: { n } }));
    const job = await write({ job_actions });
    expect(job.job_actions.map(({ action_id }) => action_id)).not.toContain('a');
    expect(looks).toBeLessThan(10);
  });

  it('stops at the first names that are missing', async () => {
    const { get, write } = library();
    const job_actions = Array.from({ length: 500 }, (_, n) => ({ action_id: `a-${n}` })) as never;
    await expect(write({ job_actions })).rejects.toMatchObject({ status: 422 });
    expect(get).toHaveBeenCalledTimes(25);
  });

  it('refuses a plan with more new actions than one request may add', async () => {
    const { put, write } = library();
    const job_actions = Array.from({ length: 501 }, () => ({ freezer_action }));
    await expect(write({ job_actions })).rejects.toMatchObject({ status: 400 });
    expect(put).not.toHaveBeenCalled();
  });

  it('puts 500 new actions of a plan, never more than 25 at once', async () => {
    const { put, write } = library();
    let [present, most] = [0, 0];
    put.mockImplementation(async () => {
      present += 1;
      most = Math.max(most, present);
      await new Promise(setImmediate);
      present -= 1;
      return true;
    });
    await write({ job_actions: Array.from({ length: 500 }, () => ({ freezer_action })) });
    expect(put).toHaveBeenCalledTimes(500);
    expect(most).toBe(25);
  });

  it('puts the first of many entries with one id', async () => {
    const { put, write } = library();
    const job_actions = Array.from({ length: 300 }, (_, n) => ({ action_id: 'a', freezer_action: { n } }));
    await write({ job_actions });
    expect(put.mock.calls).toMatchObject([[{ action_id: 'a', freezer_action: { n: 0 } }]]);
  });

  it('writes one line in the log however many actions are not kept', async () => {
    const { put, write } = library();
    put.mockRejectedValue(new Error('no answer'));
    await write({ job_actions: Array.from({ length: 100 }, () => ({ freezer_action })) });
    expect(LOG).toEqual([expect.objectContaining({ operation: 'keepAction', actions: 100 })]);
  });
});
