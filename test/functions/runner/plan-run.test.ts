import { BlockStorageError } from '../../../functions/errors';
import { runnerScene } from '../../support/runner-scene';

const scene = runnerScene();

describe('what goes wrong', () => {
  it('is one record a volume, with how often and since when, until it goes well again', async () => {
    const { plan } = await scene.world.planWith(2);
    const start = plan._due;
    scene.world.store.knobs.fail = true;
    await scene.world.untilQuiet(plan);
    await scene.world.startPlan(plan);
    await scene.world.untilQuiet(plan);
    const failed = await scene.world.recordsOf(plan);
    expect(failed.map(({ status }) => status)).toEqual(['error', 'error']);
    expect(failed[0]?.backup_metadata).toMatchObject({
      failed_runs: 2,
      failing_since: start,
      error: 'Cinder could not make the backup: told to fail',
    });
    expect(scene.world.store.backupsOf(plan.project_id).some(({ status }) => status === 'error')).toBe(false);
    expect(await scene.world.plan(plan)).toMatchObject({ job_schedule: { result: 'fail' } });
    scene.world.store.knobs.fail = false;
    await scene.world.startPlan(plan);
    await scene.world.untilQuiet(plan);
    expect((await scene.world.recordsOf(plan)).map(({ status }) => status)).toEqual([
      'available',
      'available',
    ]);
  });

  it('is a failed backup that cannot be removed yet, which the run does not wait for', async () => {
    const { plan, volumes } = await scene.world.planWith(1);
    Object.assign(scene.world.store.knobs, { fail: true, backupService: false });
    await scene.world.minutes(5);
    expect(await scene.world.plan(plan)).toMatchObject({
      status: 'scheduled',
      job_schedule: { result: 'fail' },
    });
    expect(await scene.world.statusesOf(plan)).toEqual(['deleting', 'error']);
    Object.assign(scene.world.store.knobs, { fail: false, backupService: true });
    await scene.world.untilQuiet(plan);
    expect(scene.world.backupsOf(volumes[0] ?? '')).toEqual([]);
    expect(await scene.world.statusesOf(plan)).toEqual(['error']);
  });

  it('is the quota, which no deletion makes room for, and of which the owner is warned', async () => {
    const { plan } = await scene.world.planWith(2);
    const used = scene.world.store.backupsOf(plan.project_id).length;
    scene.world.store.knobs.backupQuota = used + 1;
    await scene.world.untilQuiet(plan);
    const records = await scene.world.recordsOf(plan);
    expect(records.map(({ status }) => status).sort()).toEqual(['available', 'available', 'error']);
    expect(await scene.world.errorsOf(plan)).toEqual([
      'The quota of backups, or of their gigabytes, is used up.',
    ]);
    expect(await scene.world.plan(plan)).toMatchObject({ job_schedule: { result: 'fail' } });
    expect(records).toContainEqual(
      expect.objectContaining({
        backup_metadata: expect.objectContaining({
          notice: `The quota of the project is ${used + 1} backups, it has ${used}, and this run makes 2: some will fail.`,
        }) as object,
      }),
    );
  });

  it('is the quota, of which the owner is warned long before it is used up', async () => {
    const { world } = scene;
    const freezer_action = { action: 'backup', mode: 'cinder', recovery_points_rotation: 7 };
    const { plan } = await world.planWith(2, { job_actions: [{ freezer_action }] });
    world.store.backups.clear();
    world.store.knobs.backupQuota = 15;
    const needed = `and this plan needs 16: for each volume 7 and the next one.`;
    await world.untilQuiet(plan);
    expect(await world.noticesOf(plan)).toContainEqual(expect.stringContaining(needed));
    expect(await world.plan(plan)).toMatchObject({ job_schedule: { result: 'success' } });
    world.store.knobs.backupQuota = 1000;
    await world.startPlan(plan);
    await world.untilQuiet(plan);
    expect(await world.noticesOf(plan)).not.toContainEqual(expect.stringContaining('quota'));
  });

  it('is a Cinder that takes its time: what is left of the volumes comes first with the next tick', async () => {
    const { plan, volumes } = await scene.world.planWith(4);
    await scene.world.minutes(1);
    scene.world.responseSeconds = 8;
    for (let minute = 0; minute < 4; minute++) await scene.world.minutes(1);
    scene.world.responseSeconds = 0;
    await scene.world.untilQuiet(plan);
    expect(await scene.world.plan(plan)).toMatchObject({ job_schedule: { result: 'success' } });
    for (const volume_id of volumes) expect(scene.world.backupsOf(volume_id)).toHaveLength(1);
  });

  it('is a Cinder that does not speak of some volumes: they do not make the others wait', async () => {
    const { world } = scene;
    const { plan, volumes } = await world.planWith(4);
    const silent = volumes.slice(2);
    const { cinder } = world.cinder;
    const ask = cinder.ask.bind(cinder);
    const spy = jest.spyOn(cinder, 'ask').mockImplementation((request) => {
      const isSilent = silent.some((id) => request.path.startsWith(`/backups/detail?volume_id=${id}`));
      return isSilent ? Promise.reject(new BlockStorageError('silence')) : ask(request);
    });
    await world.minutes(5);
    expect(volumes.map((id) => world.backupsOf(id).length)).toEqual([1, 1, 0, 0]);
    spy.mockRestore();
    await world.untilQuiet(plan);
    expect(volumes.map((id) => world.backupsOf(id).length)).toEqual([1, 1, 1, 1]);
  });

  it('is an account that Keystone does not let in: somebody repairs it, and no plan is put aside', async () => {
    const { world, log } = scene;
    const { plan, volumes } = await world.planWith(1);
    world.fault = new Error("Keystone refuses the runner's account (401)");
    await world.minutes(10);
    expect(log).toContainEqual(expect.objectContaining({ operation: 'runPlans', fault: 'own' }));
    world.fault = undefined;
    await world.untilQuiet(plan);
    expect(await world.plan(plan)).toMatchObject({ job_schedule: { result: 'success' } });
    expect(world.backupsOf(volumes[0] ?? '')).toHaveLength(1);
  });

  it('is a volume that is gone', async () => {
    const volume_ids = ['11111111-1111-1111-1111-111111111111'];
    const job_actions = [{ freezer_action: { action: 'backup', mode: 'cinder', volume_ids } }];
    const { plan } = await scene.world.planWith(0, { job_actions });
    await scene.world.untilQuiet(plan);
    expect(await scene.world.errorsOf(plan)).toEqual(['The volume is gone.']);
  });

  it('is a volume that stays busy for an hour, and only that one', async () => {
    const { plan, volumes } = await scene.world.planWith(2);
    const [busy = ''] = volumes;
    Object.assign(scene.world.store.volumes.get(busy) ?? {}, { status: 'restoring-backup' });
    await scene.world.untilQuiet(plan);
    expect(await scene.world.errorsOf(plan)).toEqual([
      'The volume was busy for an hour: its status is restoring-backup.',
    ]);
    expect(scene.world.backupsOf(volumes[1] ?? '')).toHaveLength(1);
  });

  it('is a backup that is not finished within a day, and is recorded when it is after all', async () => {
    const { plan, volumes } = await scene.world.planWith(1);
    scene.world.store.knobs.hold = true;
    await scene.world.minutes(3);
    scene.world.later(86_400);
    await scene.world.minutes(3);
    expect(await scene.world.plan(plan)).toMatchObject({
      status: 'scheduled',
      job_schedule: { result: 'fail' },
    });
    expect(await scene.world.errorsOf(plan)).toEqual(['The backup was not finished within 24 hours.']);
    scene.world.store.knobs.hold = false;
    scene.world.store.finish();
    scene.world.later(3700);
    await scene.world.untilQuiet(plan);
    expect((await scene.world.recordsOf(plan)).map(({ status }) => status)).toEqual(['available']);
    expect(scene.world.backupsOf(volumes[0] ?? '')).toHaveLength(1);
  });

  it('is a backup that is never finished: it is given up after 8 days, however often the plan runs', async () => {
    const { world } = scene;
    const { plan } = await world.planWith(1);
    world.store.knobs.hold = true;
    await world.minutes(3);
    world.later(86_400);
    await world.minutes(3);
    world.later(7 * 86_400);
    await world.startPlan(plan);
    await world.untilQuiet(plan);
    expect(await world.slots().get(plan)).toMatchObject({ state: 'idle', late: [] });
    expect(await world.statusesOf(plan)).toEqual(['deleted', 'error']);
  });

  it('is a plan without rights: it is told, counted, and disabled after thirty runs', async () => {
    scene.world.hasRights = false;
    const { plan } = await scene.world.planWith(1);
    await scene.world.untilQuiet(plan);
    expect(await scene.world.plan(plan)).toMatchObject({ _refusals: 1, job_schedule: { result: 'fail' } });
    expect(await scene.world.errorsOf(plan)).toContainEqual(
      expect.stringContaining('The runner has no rights'),
    );
    const stored = await scene.world.plan(plan);
    await scene.world.plans().put({ ...stored, _refusals: 29, _version: stored._version + 1 });
    await scene.world.startPlan(plan);
    await scene.world.untilQuiet(plan);
    expect(await scene.world.plan(plan)).toMatchObject({
      _refusals: 30,
      disabled: true,
      status: 'scheduled',
    });
    expect(await scene.world.plan(plan)).not.toHaveProperty('_due');
  });

  it('is forgotten with the next run that has rights', async () => {
    const { plan } = await scene.world.planWith(1, { _refusals: 3 });
    await scene.world.untilQuiet(plan);
    expect(await scene.world.plan(plan)).not.toHaveProperty('_refusals');
  });

  it('is a run that ends its worker each time: it rests until a start, and nothing that it has begun is lost', async () => {
    const { plan, volumes } = await scene.world.planWith(1);
    await scene.world.minutes(1);
    scene.world.store.knobs.hold = true;
    await scene.world.minutes(1);
    for (let attempt = 0; attempt < 6; attempt++) {
      await scene.world.slots().take(plan, scene.world.now.toISOString().slice(0, 19), 'poll');
    }
    await scene.world.minutes(2);
    expect(await scene.world.slots().get(plan)).toMatchObject({ state: 'quarantined' });
    expect(scene.log).toContainEqual({
      event: 'quarantined',
      project_id: plan.project_id,
      job_id: plan.job_id,
    });
    expect(await scene.world.plan(plan)).toMatchObject({ status: 'scheduled' });

    scene.world.store.knobs.hold = false;
    await scene.world.startPlan(plan);
    await scene.world.untilQuiet(plan);
    expect(await scene.world.plan(plan)).toMatchObject({ job_schedule: { result: 'success' } });
    expect(await scene.world.statusesOf(plan)).toEqual(['available', 'available']);
    expect(scene.world.backupsOf(volumes[0] ?? '')).toHaveLength(2);
  });

  it('is a plan that cannot be read: it is put aside after five attempts, and holds up nobody', async () => {
    const { plan } = await scene.world.planWith(1);
    await scene.world.plans().put({ ...plan, job_actions: 'none' as never, _version: 2 });
    const { plan: other, volumes } = await scene.world.planWith(1);
    await scene.world.minutes(12);
    expect(scene.world.backupsOf(volumes[0] ?? '')).toHaveLength(1);
    expect(scene.log).toContainEqual({
      event: 'quarantined',
      project_id: plan.project_id,
      job_id: plan.job_id,
    });
    expect(await scene.world.slots().get(plan)).toMatchObject({ state: 'quarantined' });
    expect(await scene.world.plans().listDue('2030', 10)).toEqual([]);
    await scene.world.plans().delete(plan);
    await scene.world.plans().delete(other);
  });
});
