import { inBatches } from '../../../functions/operations/in-batches';
import { ClockedPlans } from '../../../functions/runner/clocked-plans';
import { Calls } from '../../support/calls';
import { runnerScene } from '../../support/runner-scene';

const scene = runnerScene();

it('is told with what it did', async () => {
  const { world, log } = scene;
  const { plan } = await world.planWith(1);
  world.later(120);
  await world.tick();
  expect(log).toEqual([{ event: 'tick', overdue_seconds: 120, swept: 0, claimed: 1, stepped: 1 }]);
  await world.untilQuiet(plan);
});

it('is the work of one at a time, until its lease has run out', async () => {
  const { world, log } = scene;
  expect(await world.slots().lease('another', world.now.getTime() + 90_000, world.now.getTime())).toBe(true);
  await world.tick();
  expect(log).toEqual([{ event: 'tick', outcome: 'another worker is at it' }]);
  world.later(91);
  await world.tick();
  expect(log.at(-1)).toMatchObject({ overdue_seconds: 0 });
});

it('is given back by a worker whose storage fails, and not by one that is no more', async () => {
  const { world } = scene;
  const leaseOf = (owner: string) =>
    world.slots().lease(owner, world.now.getTime() + 1000, world.now.getTime());
  jest.spyOn(ClockedPlans.prototype, 'listDue').mockRejectedValueOnce(new Error('no index'));
  await expect(world.tick()).rejects.toThrow('no index');
  expect(await leaseOf('next')).toBe(true);
  world.later(100);
  await expect(world.tick(new Calls(3))).rejects.toThrow();
  expect(await leaseOf('another')).toBe(false);
  world.later(100);
  expect(await leaseOf('another')).toBe(true);
  world.later(100);
});

describe('the cost of a tick', () => {
  it('follows what is due: a thousand starts at once are claimed within five minutes', async () => {
    const { world, log } = scene;
    world.hasRights = false;
    const ids = Array.from({ length: 1000 }, (_, index) => `due-${index}`);
    await inBatches(ids, (job_id) => world.planWith(0, { job_id }));
    for (let minute = 0; minute < 5; minute++) {
      await world.tick();
      world.later(60);
    }
    const claimed = log.map((line) => (line as { claimed?: number }).claimed ?? 0);
    expect(claimed.reduce((sum, number) => sum + number, 0)).toBe(1000);
  });
});
