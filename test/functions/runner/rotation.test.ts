import { fc } from '../../support/fast-check';
import { runnerScene } from '../../support/runner-scene';

/** Never fewer good backups than the plan keeps, as far as there are, and none of anybody else. */
const scene = runnerScene();

type Step =
  | 'run'
  | 'failing run'
  | 'aborted run'
  | 'owner removes'
  | 'owner backs up'
  | 'owner restores'
  | 'service down';
const STEPS: readonly Step[] = [
  'run',
  'run',
  'run',
  'failing run',
  'aborted run',
  'owner removes',
  'owner backs up',
  'owner restores',
  'service down',
];

const keeping = (recovery_points_rotation: number) => ({
  job_actions: [{ freezer_action: { action: 'backup', mode: 'hci-volumes', recovery_points_rotation } }],
});

it.each([1, 2, 3])(
  'keeps the newest %i, whatever happens between',
  async (keep) => {
    const { world } = scene;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...STEPS), { minLength: 4, maxLength: 9 }), async (steps) => {
        const { plan, volumes } = await world.planWith(1, keeping(keep));
        const [volume_id = ''] = volumes;
        const foreign = new Set<string>();
        const good = () =>
          world.backupsOf(volume_id).filter(({ id, status }) => !foreign.has(id) && status === 'available');
        const isOurs = ({ id }: { readonly id: string }) => !foreign.has(id);
        await world.untilQuiet(plan);
        for (const step of steps) {
          const before = good().map(({ id }) => id);
          const { knobs } = world.store;
          if (step === 'owner removes') {
            const [some] = world.backupsOf(volume_id);
            if (some?.status === 'available') world.store.deleteBackup(some);
            if (some) foreign.delete(some.id);
            world.store.finish();
            continue;
          }
          if (step === 'owner backs up') {
            const wanted = {
              volume_id,
              name: `freezer-${'0'.repeat(40)}`,
              description: null,
              metadata: {},
              force: true,
            };
            foreign.add(world.store.addBackup(plan.project_id, wanted).id);
            world.store.finish();
            continue;
          }
          if (step === 'owner restores') {
            const [some] = good();
            if (some) world.store.restoreBackup(some, 'owner');
          }
          knobs.backupService = step !== 'service down';
          knobs.fail = step === 'failing run';
          const start = world.now.toISOString().slice(0, 19);
          await world.startPlan(plan);
          if (step === 'aborted run') {
            await world.tick();
            world.later(60);
            await world.tick();
            await world.ask(plan, 'abort');
          }
          await world.minutes(5);
          const isSuccess = step !== 'failing run' && step !== 'aborted run';
          const least = Math.min(keep, before.length + (isSuccess ? 1 : 0));
          expect(good().length).toBeGreaterThanOrEqual(least);
          if (isSuccess) {
            const made = (await world.recordsOf(plan)).filter(
              ({ _start, _cinder_id }) => _start === start && _cinder_id !== undefined,
            );
            expect(made.map(({ status }) => status)).toEqual(['available']);
            expect(good().map(({ id }) => id)).toContain(made[0]?._cinder_id);
          }
          Object.assign(knobs, { backupService: true, fail: false });
        }
        await world.startPlan(plan);
        await world.untilQuiet(plan);
        expect(good().length).toBeLessThanOrEqual(keep + 1);
        expect(good().length).toBeGreaterThanOrEqual(1);
        for (const id of foreign) expect(world.store.backups.has(id)).toBe(true);
        const newest = world.backupsOf(volume_id).filter(isOurs).at(-1)?.id;
        const shown = await world.recordsOf(plan);
        const recorded = shown
          .filter(({ status }) => status === 'available')
          .map(({ _cinder_id }) => _cinder_id);
        expect(recorded).toContain(newest);
        expect([...recorded].sort()).toEqual(
          good()
            .map(({ id }) => id)
            .sort(),
        );
        await world.plans().delete(plan);
      }),
      { numRuns: 8 },
    );
  },
  120_000,
);

it('removes nothing where the plan does not say how many to keep', async () => {
  const { world } = scene;
  const { plan, volumes } = await world.planWith(1);
  for (let run = 0; run < 4; run++) {
    await world.untilQuiet(plan);
    await world.startPlan(plan);
  }
  await world.untilQuiet(plan);
  expect(world.backupsOf(volumes[0] ?? '')).toHaveLength(5);
});

it('says of a backup that its owner has removed that it is gone', async () => {
  const { world } = scene;
  const { plan, volumes } = await world.planWith(1, keeping(3));
  await world.untilQuiet(plan);
  await world.startPlan(plan);
  await world.untilQuiet(plan);
  const newest = world.backupsOf(volumes[0] ?? '').at(-1);
  if (newest) world.store.deleteBackup(newest);
  world.store.finish();
  await world.startPlan(plan);
  await world.untilQuiet(plan);
  expect(await world.statusesOf(plan)).toEqual(['available', 'available', 'deleted']);
});

it('counts a backup again that Cinder shows again', async () => {
  const { world } = scene;
  const { plan, volumes } = await world.planWith(1, keeping(2));
  await world.untilQuiet(plan);
  const [first] = world.backupsOf(volumes[0] ?? '');
  if (!first) throw new Error('There is no backup.');
  world.store.backups.delete(first.id);
  await world.startPlan(plan);
  await world.untilQuiet(plan);
  expect(await world.statusesOf(plan)).toEqual(['available', 'deleted']);
  world.store.backups.set(first.id, first);
  await world.startPlan(plan);
  await world.untilQuiet(plan);
  expect(world.backupsOf(volumes[0] ?? '').map(({ id }) => id)).not.toContain(first.id);
  expect(await world.statusesOf(plan)).toEqual(['available', 'available']);
});

it("never removes a user's backup that has the name of one of ours", async () => {
  const { world } = scene;
  const { plan, volumes } = await world.planWith(1, keeping(2));
  await world.untilQuiet(plan);
  const [volume_id = ''] = volumes;
  const [ours] = world.backupsOf(volume_id);
  const backup = { volume_id, name: ours?.name };
  await world.cinder.cinder.ask({ method: 'POST', path: '/backups', body: () => ({ backup }) });
  world.store.finish();
  await world.startPlan(plan);
  await world.untilQuiet(plan);
  expect(world.backupsOf(volume_id)).toHaveLength(3);
});
