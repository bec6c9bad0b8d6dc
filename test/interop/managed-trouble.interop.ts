import { setTimeout as wait } from 'node:timers/promises';
import { showQuota } from '../../functions/cinder/quota';
import { login } from '../support/peers/keystone-login';
import { realRunnerScene } from './support/real-runner-world';

/** What goes wrong with the runs of plans, on a real Cinder with a real Keystone. */
const scene = realRunnerScene();

const NO_RIGHTS = [expect.stringContaining('The runner has no rights in this project') as string];
const NOT_FINISHED = ['The backup was not finished within 24 hours.'];
const keeping = (recovery_points_rotation: number) => ({
  job_actions: [{ freezer_action: { action: 'backup', mode: 'hci-volumes', recovery_points_rotation } }],
});

it('tells of a backup that fails, and removes what is left of it', async () => {
  const { world } = scene;
  const { plan, volume } = await world.planWith(1);
  world.parts.cinder.turn('FAIL', 'on');
  await world.untilQuiet(plan);
  world.parts.cinder.turn('FAIL', 'off');
  expect(await world.errorsOf(plan)).toEqual([expect.stringContaining('Cinder could not make the backup')]);
  expect(await world.backupsIn(volume)).toEqual([]);
  await world.runAgain(plan);
  expect(await world.statusesOf(plan)).toEqual(['available']);
});

it('waits for a backup that takes long', async () => {
  const { world } = scene;
  const { plan, volume } = await world.planWith(1);
  world.parts.cinder.turn('HOLD', 'on');
  world.isHeld = true;
  await world.minutes(8);
  expect(await world.plan(plan)).toMatchObject({ status: 'running' });
  world.parts.cinder.turn('HOLD', 'off');
  world.isHeld = false;
  await world.untilQuiet(plan);
  expect((await world.backupsIn(volume)).map(({ status }) => status)).toEqual(['available']);
});

it('tells of a quota that is used up', async () => {
  const { world } = scene;
  const { plan } = await world.planWith(1);
  const limits = await showQuota(world.parts.cinder.cinder);
  const used = limits.kind === 'found' ? limits.quota.backupsUsed : 0;
  await world.parts.cinder.setBackupQuota(used);
  await world.untilQuiet(plan);
  await world.parts.cinder.setBackupQuota(-1);
  expect(await world.errorsOf(plan)).toContain('The quota of backups, or of their gigabytes, is used up.');
});

it('tells of a backup that is not finished within a day, and of its success when it is after all', async () => {
  const { world } = scene;
  const { plan, volume } = await world.planWith(1);
  world.parts.cinder.turn('HOLD', 'on');
  world.isHeld = true;
  await world.minutes(3);
  world.later(86_400);
  await world.minutes(1);
  expect(await world.plan(plan)).toMatchObject({ status: 'scheduled', job_schedule: { result: 'fail' } });
  expect(await world.errorsOf(plan)).toEqual(NOT_FINISHED);
  expect(await world.statusesOf(plan)).toEqual(['creating', 'error']);
  world.parts.cinder.turn('HOLD', 'off');
  world.isHeld = false;
  await world.parts.cinder.settle();
  world.later(3600);
  await world.untilQuiet(plan);
  expect(await world.statusesOf(plan)).toEqual(['available']);
  expect(await world.statusesIn(volume)).toEqual(['available']);
});

it('tells of a backup that is stuck until an operator ends it, and goes on then', async () => {
  const { world } = scene;
  const { plan, volume } = await world.planWith(1);
  world.parts.real.turn('STUCK', 'on');
  world.isHeld = true;
  await world.minutes(3);
  world.parts.real.turn('STUCK', 'off');
  world.later(86_400);
  await world.minutes(1);
  expect(await world.plan(plan)).toMatchObject({ status: 'scheduled', job_schedule: { result: 'fail' } });
  expect(await world.errorsOf(plan)).toEqual(NOT_FINISHED);
  const [stuck] = await world.backupsIn(volume);
  expect(stuck?.status).toBe('creating');
  await world.reset('backups', stuck?.id ?? '', 'error');
  await world.reset('volumes', volume, 'available');
  world.isHeld = false;
  world.later(3600);
  await world.untilQuiet(plan);
  expect(await world.backupsIn(volume)).toEqual([]);
  expect(await world.statusesOf(plan)).toEqual(['error']);
  await world.runAgain(plan);
  expect(await world.statusesOf(plan)).toEqual(['available']);
});

it('keeps enough good backups while an old one cannot be deleted, and deletes it when Cinder can', async () => {
  const { world } = scene;
  const { data } = world.parts.real;
  const { plan, volume } = await world.planWith(1, keeping(1));
  await world.untilQuiet(plan);
  const [oldest] = await world.backupsIn(volume);
  const id = oldest?.id ?? '';
  const repair = data.spoil(id);
  await world.startPlan(plan);
  await world.untilEnded(plan);
  await world.minutes(2);
  expect(await world.statusesIn(volume)).toEqual(['available', 'error']);
  await data.setStatus(id, 'error_deleting');
  await world.untilQuiet(plan);
  expect(await world.plan(plan)).toMatchObject({ status: 'scheduled', job_schedule: { result: 'success' } });
  expect(await world.statusesOf(plan)).toEqual(['available', 'deleting']);
  await world.runAgain(plan);
  expect(await world.statusesIn(volume)).toEqual(['available', 'error_deleting']);
  expect(await world.statusesOf(plan)).toEqual(['available', 'deleting']);
  repair();
  await world.reset('backups', id, 'error');
  await world.runAgain(plan);
  expect(await world.statusesIn(volume)).toEqual(['available']);
  expect(await world.statusesOf(plan)).toEqual(['available']);
});

it('takes nothing for deleted while the backup service is down, and tells that it makes no backups', async () => {
  const { world } = scene;
  const { cinder } = world.parts;
  const { plan, volume } = await world.planWith(1, keeping(1));
  await world.untilQuiet(plan);
  await world.startPlan(plan);
  await world.untilEnded(plan);
  await cinder.backupService('off');
  await world.minutes(3);
  expect(await world.statusesIn(volume)).toEqual(['available', 'available']);
  expect(await world.statusesOf(plan)).toEqual(['available', 'deleting']);
  await world.startPlan(plan);
  await world.untilEnded(plan);
  expect(await world.plan(plan)).toMatchObject({ status: 'scheduled', job_schedule: { result: 'fail' } });
  expect(await world.errorsOf(plan)).toEqual([expect.stringContaining('Cinder could not make the backup')]);
  await cinder.backupService('on');
  await world.untilQuiet(plan);
  expect(await world.statusesIn(volume)).toEqual(['available']);
  await world.runAgain(plan);
  expect(await world.statusesOf(plan)).toEqual(['available']);
});

it('has no rights with a trust that its owner has deleted, until a colleague starts the plan', async () => {
  const { world } = scene;
  const { keystone, admin, newTrust, owner } = world.parts;
  const { plan } = await world.planWith(1);
  const token = await login(keystone, owner, { project: { id: world.project_id } });
  await keystone.ask({ method: 'DELETE', path: `/OS-TRUST/trusts/${plan._trust_id ?? ''}`, token });
  await world.untilQuiet(plan);
  expect(await world.errorsOf(plan)).toEqual(NO_RIGHTS);
  const colleague = await admin.createUser();
  await admin.assign(colleague, 'member', { projects: world.project_id });
  const stored = await world.plan(plan);
  await world.plans().put({ ...stored, _trust_id: await newTrust(colleague), _version: stored._version + 1 });
  await world.runAgain(plan);
  expect(await world.plan(plan)).toMatchObject({ job_schedule: { result: 'success' } });
});

it('has no rights while its owner lacks the role', async () => {
  const { world } = scene;
  const { admin, owner } = world.parts;
  const { plan } = await world.planWith(1);
  await admin.unassign(owner, 'member', { projects: world.project_id });
  await world.untilQuiet(plan);
  await admin.assign(owner, 'member', { projects: world.project_id });
  expect(await world.plan(plan)).toMatchObject({ _refusals: 1, job_schedule: { result: 'fail' } });
});

it('has no rights while its owner is disabled, and has them again with the same trust', async () => {
  const { world } = scene;
  const { admin, newTrust } = world.parts;
  const leaver = await admin.createUser();
  await admin.assign(leaver, 'member', { projects: world.project_id });
  const { plan, volume } = await world.planWith(1, { _trust_id: await newTrust(leaver) });
  await admin.disable('user', leaver.id);
  await world.untilQuiet(plan);
  expect(await world.plan(plan)).toMatchObject({ _refusals: 1, job_schedule: { result: 'fail' } });
  expect(await world.errorsOf(plan)).toEqual(NO_RIGHTS);
  expect(await world.backupsIn(volume)).toEqual([]);
  await admin.enable(leaver);
  // Keystone takes tokens of the second in which the account was disabled for revoked.
  await wait(1500);
  await world.runAgain(plan);
  expect(await world.plan(plan)).toMatchObject({ job_schedule: { result: 'success' } });
  expect(await world.plan(plan)).not.toHaveProperty('_refusals');
  expect(await world.statusesOf(plan)).toEqual(['available']);
  expect(await world.statusesIn(volume)).toEqual(['available']);
});

describe('a runner with a role of its own', () => {
  beforeAll(() => (scene.world.access = 'role'));
  afterAll(() => (scene.world.access = 'trust'));

  it('has no rights before it has the role in the domain, and then needs no trust', async () => {
    const { world } = scene;
    const { admin, runner } = world.parts;
    const { plan, volume } = await world.planWith(1);
    const { _trust_id, ...trusting } = await world.plan(plan);
    await world.plans().put({ ...trusting, _version: plan._version + 1 });
    await world.untilQuiet(plan);
    expect(await world.errorsOf(plan)).toEqual(NO_RIGHTS);
    await admin.assignInherited(runner, 'member');
    await world.runAgain(plan);
    expect(await world.plan(plan)).toMatchObject({ job_schedule: { result: 'success' } });
    expect(await world.statusesIn(volume)).toEqual(['available']);
  });
});
