import type { Json } from '../../../functions/documents/json';
import { Calls } from '../../support/calls';
import { runnerScene } from '../../support/runner-scene';

const scene = runnerScene();

describe('the volumes of a run', () => {
  it('are those that the plan names, labelled or not', async () => {
    const named = await scene.world.cinder.createVolume('named');
    const job_actions = [{ freezer_action: { action: 'backup', mode: 'cinder', volume_ids: [named] } }];
    const { plan, volumes } = await scene.world.planWith(1, { job_actions });
    await scene.world.untilQuiet(plan);
    expect(scene.world.backupsOf(named)).toHaveLength(1);
    expect(scene.world.backupsOf(volumes[0] ?? '')).toHaveLength(0);
  });

  it.each<[string, Readonly<Record<string, Json>>]>([
    ['another mode', { action: 'backup', mode: 'fs' }],
    ['another action', { action: 'restore', mode: 'cinder' }],
    ['an empty list', { action: 'backup', mode: 'cinder', volume_ids: [] }],
  ])('are none of a plan that somebody else ran before, with %s', async (_case, freezer_action) => {
    const { plan, volumes } = await scene.world.planWith(1, { job_actions: [{ freezer_action }] });
    await scene.world.untilQuiet(plan);
    expect(scene.world.backupsOf(volumes[0] ?? '')).toEqual([]);
    expect(await scene.world.errorsOf(plan)).toEqual([expect.stringContaining('allowed: ')]);
  });

  it('are told where there are none', async () => {
    const { plan } = await scene.world.planWith(0);
    await scene.world.untilQuiet(plan);
    expect(await scene.world.plan(plan)).toMatchObject({
      status: 'scheduled',
      job_schedule: { result: 'fail' },
    });
    expect(await scene.world.errorsOf(plan)).toEqual([expect.stringContaining('The plan has no volumes')]);
  });

  it('are told where there are too many', async () => {
    const { plan } = await scene.world.planWith(101);
    await scene.world.untilQuiet(plan);
    expect(await scene.world.errorsOf(plan)).toEqual([
      '101 volumes are labelled with this plan; allowed: at most 100.',
    ]);
  });

  it('are not looked up one by one where somebody has labelled hundreds', async () => {
    const { world } = scene;
    const { plan } = await world.planWith(0);
    for (let index = 0; index < 501; index++) {
      await world.cinder.createVolume(`v${index}`, { backup_plan_id: plan.job_id, src_backup_id: 'any' });
    }
    const calls = new Calls();
    await world.tick(calls);
    expect(calls.count).toBeLessThan(100);
    await world.untilQuiet(plan);
    expect(await world.errorsOf(plan)).toEqual([
      '501 volumes are labelled with this plan; allowed: at most 100.',
    ]);
  });

  it('are told to be named where their metadata is more than anybody reads, and no alarm rings', async () => {
    const { world, log } = scene;
    const { plan, volumes } = await world.planWith(2);
    const [large = ''] = volumes;
    const metadata = { backup_plan_id: plan.job_id, more: 'x'.repeat(2_000_000) };
    Object.assign(world.store.volumes.get(large) ?? {}, { metadata });
    await world.untilQuiet(plan);
    expect(await world.errorsOf(plan)).toEqual([expect.stringContaining('cannot be listed')]);
    expect(log).not.toContainEqual(expect.objectContaining({ fault: 'block_storage' }));
    world.store.deleteVolume(world.store.volume(plan.project_id, large));
  });

  it('are not those that were restored with the label of another one', async () => {
    const { plan, volumes } = await scene.world.planWith(1);
    await scene.world.untilQuiet(plan);
    const restored = await scene.world.cinder.restore(scene.world.backupsOf(volumes[0] ?? '')[0]?.id ?? '');
    await scene.world.startPlan(plan);
    await scene.world.untilQuiet(plan);
    expect(scene.world.backupsOf(restored)).toEqual([]);
    expect(scene.world.backupsOf(volumes[0] ?? '')).toHaveLength(2);
    const notices = (await scene.world.recordsOf(plan)).map(
      ({ backup_metadata }) => backup_metadata['notice'],
    );
    expect(notices).toContainEqual(expect.stringContaining(`Skipped`));
    expect(notices).toContainEqual(expect.stringContaining(restored));
  });

  it('are told where they left the plan', async () => {
    const { plan, volumes } = await scene.world.planWith(2);
    await scene.world.untilQuiet(plan);
    const [gone = ''] = volumes;
    Object.assign(scene.world.store.volumes.get(gone) ?? {}, { metadata: {} });
    await scene.world.startPlan(plan);
    await scene.world.untilQuiet(plan);
    const notices = (await scene.world.recordsOf(plan)).map(
      ({ backup_metadata }) => backup_metadata['notice'],
    );
    expect(notices).toContainEqual(`No longer among the volumes of this plan: ${gone}.`);
  });
});
