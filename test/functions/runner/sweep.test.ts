import { dueNow } from '../../../functions/jobs/document/due';
import type { StoredJob } from '../../../functions/jobs/document/job';
import { emptySlot } from '../../../functions/runner/document/slot';
import { sweep } from '../../../functions/runner/sweep';
import { FAR_SCHEDULE, runnerScene } from '../../support/runner-scene';

const scene = runnerScene();

let count = 0;
/** A plan as somebody else has left it, after a whole round of the sweep. */
async function sweptPlan(changes: Partial<StoredJob>): Promise<StoredJob> {
  const { world } = scene;
  const { plan } = await world.planWith(0, { job_id: `swept-${count++}` });
  const { _due, _due_shard, ...bare } = plan;
  await world.plans().put({ ...bare, job_schedule: FAR_SCHEDULE, ...changes, _version: 2 });
  await round();
  return world.plan(plan);
}

async function round(): Promise<void> {
  const { world } = scene;
  do {
    await sweep({ ...world.sweepParts(), managedClients: new Set(['hci']) });
  } while ((await world.slots().note('#sweep')) !== null);
}

describe('what the sweep finds', () => {
  it('is a plan that lacks its next start, counted from now', async () => {
    const plan = await sweptPlan({});
    expect(plan).toMatchObject({ _due: '2036-01-01T00:00:00', _due_shard: '0' });
    const { world } = scene;
    expect(plan._anchor).toBe(world.now.toISOString().slice(0, 19));
  });

  it.each<[string, Partial<StoredJob>]>([
    ['is disabled', { disabled: true }],
    ['was stopped', { status: 'stop' }],
    ['has no schedule', { job_schedule: {} }],
    ['ran once, and is over', { job_schedule: { schedule_date: '2020-01-01T00:00:00' } }],
    ["is an agent's", { client_id: 'node-1' }],
  ])('is a plan that needs none: it %s', async (_case, changes) => {
    expect(await sweptPlan(changes)).not.toHaveProperty('_due');
  });

  it.each<[string, Partial<StoredJob>]>([
    ["is an agent's by now", { client_id: 'node-1' }],
    ['was disabled by a version that does not know the clock', { disabled: true }],
  ])('is a start that is none any more: the plan %s', async (_case, changes) => {
    const due = { _due: '2031-01-01T00:00:00', _due_shard: '0' };
    expect(await sweptPlan({ ...due, ...changes })).not.toHaveProperty('_due');
  });

  it('is a run that another runner left behind', async () => {
    expect(await sweptPlan({ status: 'running' })).toMatchObject({ status: 'scheduled' });
    expect(await sweptPlan({ status: 'running', _run: '2020-01-01T00:00:00' })).not.toHaveProperty('_run');
  });

  it('is a start that nobody has heard', async () => {
    const { world } = scene;
    const plan = await sweptPlan({ job_schedule: { ...FAR_SCHEDULE, event: 'start' } });
    expect(plan).toMatchObject({ _due: dueNow(plan, world.now)._due, job_schedule: { event: '' } });
  });

  it('is a stop that nobody has heard', async () => {
    const plan = await sweptPlan({ job_schedule: { ...FAR_SCHEDULE, event: 'stop' } });
    expect(plan).toMatchObject({ status: 'stop', job_schedule: { event: '' } });
    expect(plan).not.toHaveProperty('_due');
  });

  it('is no run that is in progress, and nothing that is right', async () => {
    const { world } = scene;
    const { plan } = await world.planWith(1);
    await world.minutes(1);
    const running = await world.plan(plan);
    expect(running).toMatchObject({ status: 'running' });
    await round();
    await round();
    expect(await world.plan(plan)).toEqual(running);
    await world.untilQuiet(plan);
  });

  it('is not held up by a plan that cannot be read', async () => {
    const { world } = scene;
    const { plan } = await world.planWith(0, { job_id: `swept-${count++}` });
    await world.plans().put({ ...plan, job_actions: 7 as never, _version: 2 });
    expect(await sweptPlan({})).toHaveProperty('_due');
    await world.plans().delete(plan);
  });
});

describe('a plan with a schedule that nobody can read', () => {
  const unreadable = { job_schedule: { schedule_hour: '99' } };

  it('gets no start, and keeps nobody else from one', async () => {
    expect(await sweptPlan(unreadable)).not.toHaveProperty('_due');
    expect(await sweptPlan({})).toHaveProperty('_due');
  });

  it('runs when somebody starts it', async () => {
    const { world } = scene;
    const { plan, volumes } = await world.planWith(1, { job_id: `swept-${count++}`, ...unreadable });
    await world.untilQuiet(plan);
    expect(world.backupsOf(volumes[0] ?? '')).toHaveLength(1);
  });
});

it('goes on behind a plan that cannot be set right, and says so', async () => {
  const { world, log } = scene;
  const { plan } = await world.planWith(0, { job_id: 'slotless', _run: '2020-01-01T00:00:00' });
  await world.slots().put({ ...emptySlot(plan), told: 7 as never });
  expect(await sweptPlan({})).toHaveProperty('_due');
  expect(log).toContainEqual(
    expect.objectContaining({ operation: 'sweepPlans', outcome: 'failed', fault: 'own' }),
  );
  await world.plans().delete(plan);
});

it('comes by a hundred plans at a time, all of them in turn', async () => {
  const { world } = scene;
  const plans: StoredJob[] = [];
  for (let index = 0; index < 230; index++) {
    const { plan } = await world.planWith(0, { job_id: `many-${index}` });
    const { _due, _due_shard, ...bare } = plan;
    await world.plans().put({ ...bare, job_schedule: FAR_SCHEDULE, _version: 2 });
    plans.push(plan);
  }
  expect(await sweep({ ...world.sweepParts(), managedClients: new Set(['hci']) })).toBeLessThanOrEqual(100);
  await round();
  for (const plan of plans) expect(await world.plan(plan)).toHaveProperty('_due');
});
