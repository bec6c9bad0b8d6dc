import { completePlan } from '../../../bin/migrate/complete-plan';
import { exportedPlan } from '../../../bin/migrate/exported-plan';
import { parseSourcePlan } from '../../../bin/migrate/source-plan';
import type { JsonObject } from '../../../functions/documents/json';
import type { StoredJob } from '../../../functions/jobs/document/job';
import { PROJECT_ID } from '../../support/identity';
import { freezer13Plan, managedPlan } from './sample';

const managedClients = new Set(['hci']);
const NOW = new Date('2026-11-24T12:00:00.123Z');
const NOW_TEXT = '2026-11-24T12:00:00.123000';

const complete = (document: JsonObject, stored?: StoredJob, now = NOW): StoredJob =>
  completePlan(parseSourcePlan(document), stored, { managedClients, now });
const without = (document: JsonObject, ...keys: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(document).filter(([key]) => !keys.includes(key)));

describe('completePlan', () => {
  it('keeps all that a managed plan says', () => {
    expect(complete(managedPlan())).toMatchObject({ ...managedPlan(), ended_at: null, _version: 1 });
  });

  it('fills what Freezer 13 does not have from what it has', () => {
    const plan = complete(freezer13Plan());
    expect(plan).toMatchObject({
      ...freezer13Plan(),
      created_at: '2024-05-10T08:00:00.000000',
      // When the agent last worked.
      updated_at: '2024-05-11T01:00:07.000000',
      job_id_hash: expect.stringMatching(/^[0-9a-f]{40}$/) as string,
      name: '',
      disabled: false,
    });
    expect(plan._configurations).toEqual([expect.objectContaining({ since: plan.updated_at })]);
    expect(complete(freezer13Plan(), undefined, new Date())).toEqual(plan);
  });

  it('is made now when nothing tells when, and the next time when it was made then', () => {
    const document = freezer13Plan({ job_schedule: {} });
    const first = complete(document);
    expect(first).toMatchObject({ created_at: NOW_TEXT, updated_at: NOW_TEXT });
    expect(complete(document, first, new Date())).toEqual(first);
  });

  it('leaves alone when the plan of the table was made, and its hash', () => {
    const stored = complete(managedPlan());
    const source = managedPlan({ created_at: '2020-01-01T00:00:00.000000', job_id_hash: '0'.repeat(40) });
    const { created_at, job_id_hash } = stored;
    expect(complete(source, stored)).toMatchObject({ created_at, job_id_hash });
  });

  describe('of a plan that the service runs itself', () => {
    const clock = { _due: '2026-11-24T13:00:00', _due_shard: '0', _anchor: '2026-11-01T00:00:00' };
    const known = { ...clock, _run: '2026-11-24T11:00:00', _trust_id: 't', _refusals: 2 };
    const made = complete(managedPlan());
    const stored = (changes: Partial<StoredJob> = {}): StoredJob => ({
      ...made,
      ...known,
      status: 'running',
      job_schedule: { ...made.job_schedule, result: 'fail' },
      ...changes,
    });

    it('keeps its clock, its run, its trust and how its last run ended', () => {
      const { job_schedule } = stored();
      expect(complete(managedPlan({ name: 'n' }), stored())).toMatchObject({
        ...known,
        name: 'n',
        status: 'running',
        job_schedule,
      });
    });

    it('has the start of its new schedule, and none while it is disabled', () => {
      const source = { job_schedule: { schedule_hour: '14' } };
      expect(complete(managedPlan(source), stored())._due).toBe('2026-11-24T14:00:00');
      expect(complete(managedPlan({ disabled: true }), stored())).not.toHaveProperty('_due');
    });

    it('has none of it where the plan in the table has none', () => {
      expect(complete(managedPlan(), made)).toEqual(made);
      expect(complete(managedPlan({ job_schedule: { schedule_hour: '14' } }), made)).not.toHaveProperty(
        '_due',
      );
    });

    it('has none of it any more where an agent is to run it', () => {
      const agents = complete(managedPlan({ client_id: 'node' }), stored());
      expect(Object.keys(agents).filter((key) => key.startsWith('_'))).toEqual([
        '_version',
        '_configurations',
      ]);
    });
  });

  it('gives actions their owners and ids, the same each time', () => {
    const action = { freezer_action: { action: 'backup' } };
    const foreign = { ...action, action_id: 'kept', user_id: 'kept', project_id: 'other' };
    const document = freezer13Plan({ job_actions: [action, { ...action, action_id: '' }, foreign] });
    const { job_actions } = complete(document);
    const [one, two, three] = job_actions;
    expect(one).toMatchObject({ user_id: document['user_id'], project_id: PROJECT_ID });
    expect(one?.['action_id']).toMatch(/^[0-9a-f]{32}$/);
    expect(two?.['action_id']).not.toBe(one?.['action_id']);
    expect(three).toEqual({ ...foreign, project_id: PROJECT_ID });
    expect(complete(document).job_actions).toEqual(job_actions);
  });

  it.each([
    ['its schedule', { status: 'completed', time_started: 1715389200, time_ended: -1 }, {}, 'completed'],
    ['nothing', {}, {}, 'scheduled'],
    ['the top', { status: 'completed' }, { status: 'running' }, 'running'],
  ])("takes a managed plan's state from %s", (_case, job_schedule, top, status) => {
    const bare = without(managedPlan(), 'status', 'started_at', 'ended_at');
    const plan = complete({
      ...bare,
      ...top,
      job_schedule: { ...job_schedule, schedule_hour: '1', event: 'start' },
    });
    expect(plan).toMatchObject({
      status,
      started_at: 'time_started' in job_schedule ? '2024-05-11T01:00:00.000000' : null,
      ended_at: null,
      job_schedule: { schedule_hour: '1', event: 'start' },
    });
  });

  it('brings what would jam an agent into a form that does not', () => {
    const job_schedule = { schedule_interval: '1  days', schedule_start_date: '2024-05-10T08:00:00.5Z' };
    expect(complete(freezer13Plan({ job_schedule, session_id: null, description: null }))).toMatchObject({
      job_schedule: { schedule_interval: '1 days', schedule_start_date: '2024-05-10T08:00:00', event: '' },
      session_id: '',
      description: '',
    });
  });

  it('keeps a trust', () => {
    const user_credentials = { trust_id: 't', trustor_user_id: 'u' };
    expect(complete(freezer13Plan({ user_credentials }))).toMatchObject({ user_credentials });
  });

  it('remembers what an export remembers, as long as that is about this plan', () => {
    const plan = complete(freezer13Plan());
    const old = { since: '2020-01-01T00:00:00.000000', hash: '0'.repeat(32), schedule_hash: '0'.repeat(32) };
    const held = { ...old, held: 1 as const, until: '2020-01-02T00:00:00.000000' };
    const remembered: StoredJob = {
      ...plan,
      _configurations: [held, old, ...plan._configurations],
      _event_shown: true,
    };
    const exported = exportedPlan(remembered, managedClients);
    expect(complete(exported)).toEqual(remembered);
    expect(complete({ ...exported, description: 'edited by hand' })._configurations).toHaveLength(1);
    const [present = old] = plan._configurations;
    const another = { ...exported, _configurations: [old, { ...present, schedule_hash: old.schedule_hash }] };
    expect(complete(another)._configurations).toEqual([present]);
  });
});
