import type { StoredJob } from '../../../functions/jobs/document/job';
import { runnerScene } from '../../support/runner-scene';
import type { RestorableTable } from '../../support/runner-world';

/** A restore of tables, as docs/runbook.md describes it, in every combination and at every moment of a run. */
const scene = runnerScene();

const TABLES: readonly RestorableTable[] = ['jobs', 'backups', 'runs'];
const LOST: readonly (readonly RestorableTable[])[] = [
  ['jobs'],
  ['backups'],
  ['runs'],
  ['jobs', 'backups'],
  ['jobs', 'runs'],
  ['backups', 'runs'],
  TABLES,
];
const KEEP = 2;
const ACTION = { action: 'backup', mode: 'hci-volumes', recovery_points_rotation: KEEP };

async function copies() {
  const { world } = scene;
  return new Map(await Promise.all(TABLES.map(async (table) => [table, await world.copyOf(table)] as const)));
}

async function expectTidy(plan: StoredJob, volumes: readonly string[]): Promise<void> {
  const { world } = scene;
  expect(await world.plan(plan)).toMatchObject({ status: 'scheduled' });
  expect(await world.plan(plan)).not.toHaveProperty('_run');
  for (const volume_id of volumes) {
    const backups = world.backupsOf(volume_id);
    expect(backups.map(({ status }) => status)).toEqual(Array(KEEP).fill('available'));
    const names = backups.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const records = (await world.recordsOf(plan)).filter((record) => record._volume_id === volume_id);
    const recorded = records
      .filter(({ status }) => status === 'available')
      .map(({ _cinder_id }) => _cinder_id);
    expect([...recorded].sort()).toEqual(backups.map(({ id }) => id).sort());
    expect(records.filter(({ status }) => status === 'creating')).toEqual([]);
  }
}

describe.each([0, 1, 2, 3])('a restore to before a run, %i minutes after its start', (minutes) => {
  it.each(LOST.map((tables) => [tables.join(', '), tables] as const))(
    'of %s loses no backup, doubles none, and rotation goes on',
    async (_name, lost) => {
      const { world } = scene;
      const { plan, volumes } = await world.planWith(2, { job_actions: [{ freezer_action: ACTION }] });
      await world.untilQuiet(plan);
      await world.startPlan(plan);
      const before = await copies();
      for (let minute = 0; minute < minutes; minute++) await world.minutes(1);
      for (const table of lost) await world.restoreTable(table, before.get(table) ?? []);

      world.store.finish();
      expect((await world.adoptAll()).refused).toEqual([]);
      await world.minutes(20);
      await world.startPlan(plan);
      await world.minutes(20);
      await expectTidy(plan, volumes);
      expect((await world.adoptAll()).records).toBe(0);
      await world.plans().delete(plan);
    },
  );
});

it('names the plans without rights, whose backups nobody can see', async () => {
  const { world } = scene;
  const { plan } = await world.planWith(1);
  await world.untilQuiet(plan);
  world.hasRights = false;
  const { refused } = await world.adoptAll();
  expect(refused).toContainEqual({ project_id: plan.project_id, job_id: plan.job_id });
  await world.plans().delete(plan);
});

it('takes no backup for one of ours that its owner has given such a name', async () => {
  const { world } = scene;
  const { plan, volumes } = await world.planWith(2);
  await world.untilQuiet(plan);
  const [one = '', other = ''] = volumes;
  const name = world.backupsOf(one)[0]?.name ?? '';
  const wanted = { volume_id: other, name, description: null, metadata: {}, force: true };
  const own = world.store.addBackup(plan.project_id, wanted);
  world.store.finish();
  await world.restoreTable('backups', []);
  await world.adoptAll();
  await world.minutes(5);
  expect((await world.recordsOf(plan)).map(({ _cinder_id }) => _cinder_id)).not.toContain(own.id);
  expect(world.store.backups.has(own.id)).toBe(true);
  await world.plans().delete(plan);
});
