import { Calls } from '../../support/calls';
import { runnerScene, type RunnerScene } from '../../support/runner-scene';

/** One surviving backup a volume and run, whatever happens to the worker. */
const scene = runnerScene();

type Planned = Awaited<ReturnType<RunnerScene['planWith']>>;

async function expectOnce({ plan, volumes }: Planned): Promise<void> {
  const after = await scene.world.plan(plan);
  expect(after).toMatchObject({ status: 'scheduled', job_schedule: { result: 'success' } });
  expect(after).not.toHaveProperty('_run');
  for (const volume_id of volumes) {
    const backups = scene.world.backupsOf(volume_id);
    expect(backups.map(({ status }) => status)).toEqual(['available']);
    const records = (await scene.world.records()).filter((record) => record._volume_id === volume_id);
    expect(records.map(({ status, _cinder_id }) => [status, _cinder_id])).toEqual([
      ['available', backups[0]?.id],
    ]);
  }
  const slot = await scene.world.slots().get(plan);
  expect(slot).toMatchObject({ state: 'idle', last_due: plan._due, late: [], rotate: [] });
  expect(slot).not.toHaveProperty('poll');
}

it('makes one backup of each volume', async () => {
  const made = await scene.world.planWith(2);
  await scene.world.untilQuiet(made.plan);
  await expectOnce(made);
});

it('makes one, after whichever of its calls the worker ends', async () => {
  for (let tick = 0, last = 1; tick < 4; last++) {
    const made = await scene.world.planWith(2);
    scene.world.cinder.running.forget();
    for (let before = 0; before < tick; before++) await scene.world.minutes(1);
    const calls = new Calls(last);
    await scene.world.tick(calls).catch(() => undefined);
    scene.world.later(100);
    await scene.world.untilQuiet(made.plan);
    await expectOnce(made);
    expect(scene.world.backupsAsked()).toBe(2);
    if (calls.count < last) [tick, last] = [tick + 1, 0];
  }
}, 120_000);

it('makes one, whatever two workers do at the same time', async () => {
  scene.world.store.knobs.racing = true;
  const made = await scene.world.planWith(2);
  for (let minute = 0; minute < 6; minute++) {
    await Promise.all(
      [scene.world.tick(), scene.world.tick(), scene.world.work(), scene.world.work()].map(ignored),
    );
    scene.world.store.finish();
    scene.world.later(60);
  }
  await scene.world.untilQuiet(made.plan);
  await expectOnce(made);
});

it('makes one, with doubled, dropped and late ticks', async () => {
  const made = await scene.world.planWith(2);
  for (const pause of [0, 0, 600, 1, 3600, 0, 59]) {
    await scene.world.tick();
    scene.world.store.finish();
    scene.world.later(pause);
  }
  await scene.world.untilQuiet(made.plan);
  await expectOnce(made);
});

it('makes one, with an index that still shows a start that was taken', async () => {
  const made = await scene.world.planWith(2);
  const start = made.plan._due ?? '';
  for (let minute = 0; minute < 5; minute++) {
    await scene.world.tick();
    expect(await scene.world.runner().begin(made.plan, start)).not.toBe('claimed');
    scene.world.store.finish();
    scene.world.later(60);
  }
  await scene.world.untilQuiet(made.plan);
  await expectOnce(made);
});

it('makes one, where a request comes through long after the worker gave it up', async () => {
  const made = await scene.world.planWith(2);
  const late = scene.world.delayNextPosts();
  await scene.world.tick();
  for (let seconds = 0; seconds < 150; seconds += 30) {
    scene.world.later(30);
    await scene.world.tick();
  }
  // Two of each volume: Cinder's own guard does not see them when they come together.
  scene.world.store.knobs.racing = true;
  await late();
  for (const volume_id of made.volumes) expect(scene.world.backupsOf(volume_id)).toHaveLength(2);
  scene.world.later(60);
  await scene.world.untilQuiet(made.plan);
  await expectOnce(made);
});

async function ignored(work: Promise<unknown>): Promise<void> {
  await work.catch(() => undefined);
}
