import { randomBytes } from 'node:crypto';
import { deleteBackup, showBackup } from '../../functions/cinder/backups';
import { PLAN_LABEL } from '../../functions/cinder/volumes';
import { textAt } from '../support/peers/keystone-api';
import { login } from '../support/peers/keystone-login';
import { askAs } from './support/real-cinder-world';
import { realRunnerScene } from './support/real-runner-world';

/** What becomes of a plan's backups on a real Cinder. */
const scene = realRunnerScene();

const naming = (volume_ids: readonly string[]) => ({
  job_actions: [{ freezer_action: { action: 'backup', mode: 'cinder', volume_ids } }],
});
const keeping = (recovery_points_rotation: number) => ({
  job_actions: [{ freezer_action: { action: 'backup', mode: 'hci-volumes', recovery_points_rotation } }],
});

it('backs up volumes three times, and keeps the newest two', async () => {
  const { world } = scene;
  const { plan, volumes } = await world.planWith(2, keeping(2));
  await world.untilQuiet(plan);
  await world.runAgain(plan);
  await world.runAgain(plan);
  expect(await world.plan(plan)).toMatchObject({ status: 'scheduled', job_schedule: { result: 'success' } });
  for (const volume_id of volumes) {
    const backups = await world.backupsIn(volume_id);
    expect(backups.map(({ status }) => status)).toEqual(['available', 'available']);
    const records = (await world.recordsOf(plan)).filter((record) => record._volume_id === volume_id);
    expect(records.map(({ _cinder_id }) => _cinder_id).sort()).toEqual(backups.map(({ id }) => id).sort());
    expect(backups.map(({ metadata }) => metadata?.['freezer_job_id'])).toEqual([plan.job_id, plan.job_id]);
  }
});

it('backs up a volume in use, and tells of one that is gone', async () => {
  const { world } = scene;
  const { cinder } = world.parts;
  const used = await cinder.createVolume('used');
  await cinder.attach(used);
  const gone = await cinder.createVolume('gone');
  await cinder.deleteVolume(gone);
  const { plan } = await world.planWith(0, naming([used, gone]));
  await world.untilQuiet(plan);
  expect(await world.statusesIn(used)).toEqual(['available']);
  expect(await world.errorsOf(plan)).toEqual(['The volume is gone.']);
});

it('does not back up a volume that was restored with the label', async () => {
  const { world } = scene;
  const { plan, volume } = await world.planWith(1);
  await world.untilQuiet(plan);
  const [backup] = await world.backupsIn(volume);
  const restored = await world.parts.cinder.restore(backup?.id ?? '');
  await world.runAgain(plan);
  expect(await world.backupsIn(restored)).toEqual([]);
  expect(await world.backupsIn(volume)).toHaveLength(2);
});

it('knows that its owner has removed a backup', async () => {
  const { world } = scene;
  const { plan, volume } = await world.planWith(1, keeping(3));
  await world.untilQuiet(plan);
  const [backup] = await world.backupsIn(volume);
  await deleteBackup(world.parts.cinder.cinder, backup?.id ?? '');
  await world.parts.cinder.settle();
  expect(await showBackup(world.parts.cinder.cinder, backup?.id ?? '')).toEqual({ kind: 'gone' });
  await world.runAgain(plan);
  expect(await world.statusesOf(plan)).toEqual(['available', 'deleted']);
});

it('backs up a volume that has grown since', async () => {
  const { world } = scene;
  const { plan, volume } = await world.planWith(1, keeping(2));
  await world.untilQuiet(plan);
  await world.parts.asOwner('POST', `/volumes/${volume}/action`, { 'os-extend': { new_size: 2 } });
  await world.parts.cinder.settle();
  await world.runAgain(plan);
  expect(await world.plan(plan)).toMatchObject({ job_schedule: { result: 'success' } });
  const backups = await world.backupsIn(volume);
  expect(backups.map(({ size, is_incremental }) => [size, is_incremental]).sort()).toEqual([
    [1, false],
    [2, false],
  ]);
  const sizes = (await world.recordsOf(plan)).map(({ backup_metadata }) => backup_metadata['size']);
  expect(sizes.sort()).toEqual([1, 2]);
});

it('backs up no volume of another project, labelled or named, and tells of one that is named', async () => {
  const { world } = scene;
  const { asOperator } = world.parts;
  const elsewhere = async (job_id: string): Promise<string> => {
    const volume = { size: 1, name: 'elsewhere', metadata: { [PLAN_LABEL]: job_id } };
    return textAt(await asOperator('POST', '/volumes', { volume }), 'volume', 'id');
  };
  const labelled = await world.planWith(1);
  const foreign = await elsewhere(labelled.plan.job_id);
  await world.untilQuiet(labelled.plan);
  const named = await world.planWith(0, naming([foreign]));
  await world.untilQuiet(named.plan);
  expect(await world.statusesIn(labelled.volume)).toEqual(['available']);
  expect(await world.statusesOf(labelled.plan)).toEqual(['available']);
  expect(await world.errorsOf(named.plan)).toEqual(['The volume is gone.']);
  expect(await asOperator('GET', `/backups?volume_id=${foreign}&all_tenants=1`)).toEqual({ backups: [] });
});

it('backs up only its own volumes where Cinder does not look for labels', async () => {
  const { world } = scene;
  world.readFrom = await world.parts.real.open('', { volume: ['name'], backup: [] });
  const other = await world.planWith(1, { disabled: true });
  const { plan, volume } = await world.planWith(1, keeping(1));
  await world.untilQuiet(plan);
  await world.runAgain(plan);
  world.readFrom = undefined;
  expect(await world.plan(plan)).toMatchObject({ job_schedule: { result: 'success' } });
  expect(await world.statusesIn(volume)).toEqual(['available']);
  const seen = new Set((await world.recordsOf(plan)).map(({ _volume_id }) => _volume_id));
  expect([...seen]).toEqual([volume]);
  expect(await world.statusesIn(other.volume)).toEqual([]);
});

it('makes backups that restore every byte', async () => {
  const { world } = scene;
  const { cinder, real } = world.parts;
  const { plan, volume } = await world.planWith(1);
  const before = randomBytes(real.data.bytesOf(volume).length);
  real.data.write(volume, before);
  await world.untilQuiet(plan);
  real.data.write(volume, randomBytes(before.length));
  const [backup] = await world.backupsIn(volume);
  const restored = await cinder.restore(backup?.id ?? '');
  expect(before.length).toBeGreaterThan(1_000_000);
  expect(real.data.bytesOf(restored).equals(before)).toBe(true);
  expect(real.data.bytesOf(volume).equals(before)).toBe(false);
});

it('backs up what a reader of the project has labelled, which Cinder allows by default', async () => {
  const { world } = scene;
  const { admin, cinder, keystone, real } = world.parts;
  const reader = await admin.createUser();
  await admin.assign(reader, 'reader', { projects: world.project_id });
  const { plan } = await world.planWith(0);
  const volume = await cinder.createVolume('labelled later');
  const token = await login(keystone, reader, { project: { id: world.project_id } });
  const asReader = askAs(real.url, { token, project: world.project_id });
  await asReader('POST', `/volumes/${volume}/metadata`, { metadata: { [PLAN_LABEL]: plan.job_id } });
  await world.untilQuiet(plan);
  expect(await world.statusesIn(volume)).toEqual(['available']);
});
