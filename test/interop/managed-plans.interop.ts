import { type Backup, backupsOf, deleteBackup, showBackup } from '../../functions/cinder/backups';
import { showQuota } from '../../functions/cinder/quota';
import type { StoredJob } from '../../functions/jobs/document/job';
import { captureLog } from '../support/captured-log';
import { login } from '../support/peers/keystone-login';
import { type RealRunnerWorld, startRealRunnerWorld } from './support/real-runner-world';

/** Managed plans on a real Cinder, with trusts of a real Keystone. */
captureLog();
let world: RealRunnerWorld;
beforeAll(async () => {
  world = await startRealRunnerWorld();
}, 300_000);
afterAll(() => world.close());

let count = 0;
async function planWith(volumes: number, changes: Partial<StoredJob> = {}) {
  const { parts } = world;
  const job_id = `plan-${count++}`;
  const ids: string[] = [];
  for (let index = 0; index < volumes; index++) {
    ids.push(await parts.cinder.createVolume(`${job_id}-${index}`, { backup_plan_id: job_id }));
  }
  const plan = await world.addPlan({
    job_id,
    job_id_hash: `hash-${job_id}`,
    job_schedule: { schedule_date: '2036-01-01T00:00:00' },
    _trust_id: await parts.newTrust(),
    ...changes,
  });
  return { plan, volumes: ids };
}

async function backupsIn(volume_id: string): Promise<readonly Backup[]> {
  const listed = await backupsOf(world.parts.cinder.cinder, volume_id);
  if (listed.kind !== 'listed') throw new Error('The backups cannot be listed.');
  return listed.items;
}

async function recordsOf({ job_id }: StoredJob) {
  return (await world.records()).filter(({ backup_metadata }) => backup_metadata['job_id'] === job_id);
}

async function errorsOf(plan: StoredJob): Promise<string> {
  const errors = (await recordsOf(plan)).map(({ backup_metadata }) => backup_metadata['error']);
  return errors.filter((error) => typeof error === 'string').join(' ');
}

async function runAgain(plan: StoredJob): Promise<void> {
  await world.startPlan(plan);
  await world.untilQuiet(plan);
}

const keeping = (recovery_points_rotation: number) => ({
  job_actions: [{ freezer_action: { action: 'backup', mode: 'hci-volumes', recovery_points_rotation } }],
});

it('backs up volumes three times, and keeps the newest two', async () => {
  const { plan, volumes } = await planWith(2, keeping(2));
  await world.untilQuiet(plan);
  await runAgain(plan);
  await runAgain(plan);
  expect(await world.plan(plan)).toMatchObject({ status: 'scheduled', job_schedule: { result: 'success' } });
  for (const volume_id of volumes) {
    const backups = await backupsIn(volume_id);
    expect(backups.map(({ status }) => status)).toEqual(['available', 'available']);
    const records = (await recordsOf(plan)).filter((record) => record._volume_id === volume_id);
    expect(records.map(({ _cinder_id }) => _cinder_id).sort()).toEqual(backups.map(({ id }) => id).sort());
    expect(backups.map(({ metadata }) => metadata?.['freezer_job_id'])).toEqual([plan.job_id, plan.job_id]);
  }
});

it('tells of a backup that fails, and removes what is left of it', async () => {
  const { plan, volumes } = await planWith(1);
  world.parts.cinder.turn('FAIL', 'on');
  await world.untilQuiet(plan);
  world.parts.cinder.turn('FAIL', 'off');
  expect(await errorsOf(plan)).toContain('Cinder could not make the backup');
  expect(await backupsIn(volumes[0] ?? '')).toEqual([]);
  await runAgain(plan);
  expect((await recordsOf(plan)).map(({ status }) => status)).toEqual(['available']);
});

it('waits for a backup that takes long', async () => {
  const { plan, volumes } = await planWith(1);
  world.parts.cinder.turn('HOLD', 'on');
  world.isHeld = true;
  await world.minutes(8);
  expect(await world.plan(plan)).toMatchObject({ status: 'running' });
  world.parts.cinder.turn('HOLD', 'off');
  world.isHeld = false;
  await world.untilQuiet(plan);
  expect((await backupsIn(volumes[0] ?? '')).map(({ status }) => status)).toEqual(['available']);
});

it('tells of a quota that is used up', async () => {
  const { plan } = await planWith(1);
  const limits = await showQuota(world.parts.cinder.cinder);
  const used = limits.kind === 'found' ? limits.quota.backupsUsed : 0;
  await world.parts.cinder.setBackupQuota(used);
  await world.untilQuiet(plan);
  await world.parts.cinder.setBackupQuota(-1);
  expect(await errorsOf(plan)).toContain('The quota of backups, or of their gigabytes, is used up.');
});

it('backs up a volume in use, and tells of one that is gone', async () => {
  const { cinder } = world.parts;
  const used = await cinder.createVolume('used');
  await cinder.attach(used);
  const gone = await cinder.createVolume('gone');
  await cinder.deleteVolume(gone);
  const volume_ids = [used, gone];
  const job_actions = [{ freezer_action: { action: 'backup', mode: 'cinder', volume_ids } }];
  const { plan } = await planWith(0, { job_actions });
  await world.untilQuiet(plan);
  expect((await backupsIn(used)).map(({ status }) => status)).toEqual(['available']);
  expect(await errorsOf(plan)).toContain('The volume is gone.');
});

it('does not back up a volume that was restored with the label', async () => {
  const { plan, volumes } = await planWith(1);
  await world.untilQuiet(plan);
  const [backup] = await backupsIn(volumes[0] ?? '');
  const restored = await world.parts.cinder.restore(backup?.id ?? '');
  await runAgain(plan);
  expect(await backupsIn(restored)).toEqual([]);
  expect(await backupsIn(volumes[0] ?? '')).toHaveLength(2);
});

it('knows that its owner has removed a backup', async () => {
  const { plan, volumes } = await planWith(1, keeping(3));
  await world.untilQuiet(plan);
  const [backup] = await backupsIn(volumes[0] ?? '');
  await deleteBackup(world.parts.cinder.cinder, backup?.id ?? '');
  await world.parts.cinder.settle();
  expect(await showBackup(world.parts.cinder.cinder, backup?.id ?? '')).toEqual({ kind: 'gone' });
  await runAgain(plan);
  expect((await recordsOf(plan)).map(({ status }) => status).sort()).toEqual(['available', 'deleted']);
});

it('has no rights with a trust that its owner has deleted, until a colleague starts the plan', async () => {
  const { keystone, admin, newTrust } = world.parts;
  const { plan } = await planWith(1);
  const token = await login(keystone, world.parts.owner, { project: { id: world.project_id } });
  await keystone.ask({ method: 'DELETE', path: `/OS-TRUST/trusts/${plan._trust_id ?? ''}`, token });
  await world.untilQuiet(plan);
  expect(await errorsOf(plan)).toContain('The runner has no rights in this project');
  const colleague = await admin.createUser();
  await admin.assign(colleague, 'member', { projects: world.project_id });
  const stored = await world.plan(plan);
  await world.plans().put({ ...stored, _trust_id: await newTrust(colleague), _version: stored._version + 1 });
  await runAgain(plan);
  expect(await world.plan(plan)).toMatchObject({ job_schedule: { result: 'success' } });
});

it('has no rights while its owner lacks the role', async () => {
  const { admin, owner } = world.parts;
  const { plan } = await planWith(1);
  await admin.unassign(owner, 'member', { projects: world.project_id });
  await world.untilQuiet(plan);
  await admin.assign(owner, 'member', { projects: world.project_id });
  expect(await world.plan(plan)).toMatchObject({ _refusals: 1, job_schedule: { result: 'fail' } });
});
