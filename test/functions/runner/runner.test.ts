import { emptySlot } from '../../../functions/runner/document/slot';
import { FAR_SCHEDULE, runnerScene } from '../../support/runner-scene';

const scene = runnerScene();

it('begins the backups in the minute in which it takes the start', async () => {
  const { plan } = await scene.world.planWith(2);
  await scene.world.tick();
  expect((await scene.world.recordsOf(plan)).map(({ status }) => status)).toEqual(['creating', 'creating']);
  await scene.world.untilQuiet(plan);
});

describe('what the owner asks for', () => {
  it('is to stop: what is under way ends well, and there is no next start', async () => {
    const { plan, volumes } = await scene.world.planWith(6);
    await scene.world.tick();
    await scene.world.ask(plan, 'stop');
    await scene.world.untilQuiet(plan);
    const backups = volumes.flatMap((id) => scene.world.backupsOf(id));
    expect(backups).toHaveLength(4);
    const after = await scene.world.plan(plan);
    expect(after).toMatchObject({ status: 'stop', job_schedule: { result: 'aborted' } });
    expect(after).not.toHaveProperty('_due');
    expect(after.job_schedule['event'] ?? '').toBe('');
    expect((await scene.world.recordsOf(plan)).map(({ status }) => status)).toEqual(
      Array(4).fill('available'),
    );
  });

  it('is to abort: what is not finished is removed when Cinder lets it, what is finished stays', async () => {
    const { plan, volumes } = await scene.world.planWith(6);
    await scene.world.minutes(1);
    scene.world.store.knobs.hold = true;
    await scene.world.tick();
    await scene.world.ask(plan, 'abort');
    scene.world.later(60);
    await scene.world.tick();
    expect(await scene.world.plan(plan)).toMatchObject({ status: 'running' });
    scene.world.store.knobs.hold = false;
    await scene.world.untilQuiet(plan);
    const backups = volumes.flatMap((id) => scene.world.backupsOf(id));
    expect(backups.map(({ status }) => status)).toEqual(Array(4).fill('available'));
    expect((await scene.world.recordsOf(plan)).map(({ status }) => status)).toEqual(
      Array(4).fill('available'),
    );
    expect(await scene.world.plan(plan)).toMatchObject({
      status: 'stop',
      job_schedule: { result: 'aborted' },
    });
  });

  it('is that the plan goes: backups and records stay', async () => {
    const { plan, volumes } = await scene.world.planWith(2);
    await scene.world.tick();
    scene.world.later(60);
    await scene.world.tick();
    await scene.world.plans().delete(plan);
    await scene.world.untilQuiet(plan);
    for (const id of volumes)
      expect(scene.world.backupsOf(id).map(({ status }) => status)).toEqual(['available']);
    expect((await scene.world.recordsOf(plan)).map(({ status }) => status)).toEqual([
      'available',
      'available',
    ]);
  });

  it('is a start while a run is in progress: that one is left out', async () => {
    const { plan, volumes } = await scene.world.planWith(1);
    scene.world.store.knobs.hold = true;
    await scene.world.minutes(2);
    await scene.world.startPlan(plan);
    await scene.world.minutes(3);
    scene.world.store.knobs.hold = false;
    await scene.world.untilQuiet(plan);
    expect(scene.world.backupsOf(volumes[0] ?? '')).toHaveLength(1);
  });

  it('is nothing, where a restore of the plans brings back a start that ran', async () => {
    const { plan, volumes } = await scene.world.planWith(1);
    await scene.world.untilQuiet(plan);
    const stored = await scene.world.plan(plan);
    await scene.world
      .plans()
      .put({ ...stored, _due: plan._due ?? '', _due_shard: '0', _version: stored._version + 1 });
    await scene.world.untilQuiet(plan);
    expect(scene.world.backupsOf(volumes[0] ?? '')).toHaveLength(1);
    expect(await scene.world.plan(plan)).toMatchObject({ _due: '2036-01-01T00:00:00' });
    expect(scene.log).toContainEqual(expect.objectContaining({ event: 'tick', skipped: 1 }));
  });

  it('is another plan under the same id, while the first one still runs', async () => {
    const { plan, volumes } = await scene.world.planWith(1);
    await scene.world.minutes(1);
    await scene.world.plans().delete(plan);
    await scene.world.untilQuiet(plan);
    const again = await scene.world.addPlan({
      job_id: plan.job_id,
      job_id_hash: 'another',
      job_schedule: FAR_SCHEDULE,
    });
    await scene.world.untilQuiet(again);
    expect(await scene.world.plan(again)).toMatchObject({
      status: 'scheduled',
      job_schedule: { result: 'success' },
    });
    expect(scene.world.backupsOf(volumes[0] ?? '').length).toBeGreaterThan(0);
  });

  it('is a start of another plan under the same id, which does not wait for the first one', async () => {
    const { world } = scene;
    const { plan, volumes } = await world.planWith(1);
    world.store.knobs.hold = true;
    await world.minutes(2);
    await world.plans().delete(plan);
    const { job_id } = plan;
    const again = await world.addPlan({ job_id, job_id_hash: 'another', job_schedule: FAR_SCHEDULE });
    await world.minutes(2);
    world.store.knobs.hold = false;
    await world.untilQuiet(again);
    expect(await world.plan(again)).toMatchObject({ job_schedule: { result: 'success' } });
    expect(world.backupsOf(volumes[0] ?? '')).toHaveLength(2);
    expect(await world.statusesOf(plan)).toEqual(['available', 'available']);
  });

  it('is a start after a run of whose end the slot was not told', async () => {
    const { world } = scene;
    const { plan, volumes } = await world.planWith(1);
    await world.minutes(1);
    const running = await world.slots().get(plan);
    await world.minutes(1);
    expect(await world.plan(plan)).toMatchObject({ job_schedule: { result: 'success' } });
    const { version = 0 } = (await world.slots().get(plan)) ?? {};
    await world.slots().put({ ...(running ?? emptySlot(plan)), version });
    await world.startPlan(plan);
    await world.untilQuiet(plan);
    expect(world.backupsOf(volumes[0] ?? '')).toHaveLength(2);
  });

  it('is nothing, after a pause of days: one run makes up for all starts that were missed', async () => {
    const { plan, volumes } = await scene.world.planWith(1, {
      job_schedule: { schedule_hour: '1', schedule_minute: '0' },
    });
    scene.world.later(3 * 86_400);
    await scene.world.untilQuiet(plan);
    expect(scene.world.backupsOf(volumes[0] ?? '')).toHaveLength(1);
    expect((await scene.world.plan(plan))._due?.slice(11)).toBe('01:00:00');
    await scene.world.plans().delete(plan);
  });
});
