import { MissingCredentials } from '../../../functions/errors';
import { withEvent } from '../../../functions/jobs/document/asked-event';
import { nextVersion } from '../../../functions/jobs/document/configuration';
import type { ChangeContext, StoredJob } from '../../../functions/jobs/document/job';
import { PlanAdmission } from '../../../functions/jobs/plan-admission';
import { apiRequest } from '../../support/api-request';
import { agentJob, changeContext, storedJob } from '../../support/job';

const CALLER = apiRequest({ headers: { 'x-auth-token': 'token' } });
const { user_id } = CALLER.identity;
const PLAN = storedJob({ _due: '2024-06-01T13:00:00', _due_shard: '0' });
const { project_id } = PLAN;
const REFUSED = { ...PLAN, _trust_id: 't-0', _refusals: 3 };
const context = changeContext({ managedRunner: 'stack' });

function admission(changes: Partial<ChangeContext> = {}, hasTrusts = true) {
  let made = 0;
  const findOrCreate = jest.fn(() => Promise.resolve(`t-${(made += 1)}`));
  const clients = { admitted: jest.fn((job: StoredJob) => Promise.resolve(job)) };
  const trusts = hasTrusts ? { findOrCreate } : undefined;
  return { of: new PlanAdmission(clients, { ...context, ...changes }, trusts), findOrCreate, clients };
}

/** The plan after somebody's decision. */
const renamed = (stored: StoredJob, changes: Partial<StoredJob> = {}) =>
  nextVersion(stored, { ...stored, name: 'n', ...changes }, context.now);

describe('a managed plan', () => {
  it.each(['stack', 'paused'] as const)(
    'that is made gets a trust of its owner: %s',
    async (managedRunner) => {
      const { of, findOrCreate } = admission({ managedRunner });
      expect(await of.admitted(PLAN, CALLER)).toEqual({ ...PLAN, _trust_id: 't-1' });
      expect(findOrCreate.mock.calls).toEqual([[{ token: 'token', user_id, project_id }, undefined]]);
    },
  );

  it('that is changed while it has none gets one', async () => {
    const { of } = admission();
    expect(await of.admitted(renamed(PLAN), CALLER, PLAN)).toMatchObject({ name: 'n', _trust_id: 't-1' });
  });

  it('that is changed after a refusal gets another one of who changes it', async () => {
    const { of, findOrCreate } = admission();
    const after = await of.admitted(renamed(REFUSED), CALLER, REFUSED);
    expect(after._trust_id).toBe('t-1');
    expect(after).not.toHaveProperty('_refusals');
    expect(findOrCreate.mock.calls).toEqual([[{ token: 'token', user_id, project_id }, 't-0']]);
  });

  it('asks for it once, also when the plan is written again', async () => {
    const { of, findOrCreate } = admission();
    await of.admitted(PLAN, CALLER);
    expect(await of.admitted(PLAN, CALLER)).toMatchObject({ _trust_id: 't-1' });
    expect(findOrCreate).toHaveBeenCalledTimes(1);
  });

  const trusted = { ...PLAN, _trust_id: 't-0' };
  it.each<[string, StoredJob, StoredJob | undefined]>([
    ['has a good one', renamed(trusted), trusted],
    ['is sent back as it is', REFUSED, REFUSED],
    ['has nothing but a report', { ...REFUSED, session_tag: 2 }, REFUSED],
    ['is disabled', renamed(REFUSED, { disabled: true }), REFUSED],
    ['is made disabled', storedJob({ disabled: true }), undefined],
  ])('needs none where it %s', async (_what, job, before) => {
    const { of, findOrCreate } = admission();
    expect(await of.admitted(job, CALLER, before)).toBe(job);
    expect(findOrCreate).not.toHaveBeenCalled();
  });

  it('is refused with the reason where there can be none', async () => {
    const { of, findOrCreate } = admission();
    findOrCreate.mockRejectedValueOnce(new MissingCredentials('no'));
    await expect(of.admitted(PLAN, CALLER)).rejects.toThrow(MissingCredentials);
  });

  it('is tried anew where the runner has a role itself', async () => {
    const { of } = admission({}, false);
    const after = await of.admitted(renamed(REFUSED), CALLER, REFUSED);
    expect(after._trust_id).toBe('t-0');
    expect(after).not.toHaveProperty('_refusals');
  });
});

it.each<[string, StoredJob, Partial<ChangeContext>]>([
  ["an agent's plan", storedJob(agentJob()), {}],
  ['a plan of another runner', PLAN, { managedRunner: 'external' }],
  ['a plan that nobody runs', PLAN, { managedRunner: 'none' }],
])('%s is looked at for what its agent needs, and gets no trust', async (_what, plan, changes) => {
  const { of, findOrCreate, clients } = admission(changes);
  expect(await of.admitted(plan, CALLER)).toBe(plan);
  expect(clients.admitted.mock.calls).toEqual([[plan, CALLER, undefined]]);
  expect(findOrCreate).not.toHaveBeenCalled();
});

describe('a start', () => {
  const start = (stored: StoredJob) => withEvent(stored, 'start', context).job;
  const owed = { ...REFUSED, _due: '2024-06-01T11:59:00' };

  it('of a plan without a good trust brings one of who starts it', async () => {
    const { of } = admission();
    expect(await of.entrustedStart(start(REFUSED), CALLER, REFUSED)).toMatchObject({
      _trust_id: 't-1',
      _due: '2024-06-01T12:00:00',
      _version: REFUSED._version + 1,
    });
  });

  it('that was asked for already writes nothing but the trust', async () => {
    const { of } = admission();
    const after = await of.entrustedStart(start(owed), CALLER, owed);
    expect(after).toMatchObject({ _trust_id: 't-1', _due: owed._due, _version: owed._version + 1 });
    expect(after).not.toHaveProperty('_refusals');
  });

  it('of a plan with a good one needs none', async () => {
    const { of, findOrCreate } = admission();
    const good = { ...owed, _refusals: 0 };
    expect(await of.entrustedStart(start(good), CALLER, good)).toBe(good);
    expect(findOrCreate).not.toHaveBeenCalled();
  });

  it('that was asked for already writes nothing where no trust is needed', async () => {
    const { of } = admission({}, false);
    const { _refusals, ...good } = owed;
    expect(await of.entrustedStart(start(good), CALLER, good)).toBe(good);
  });
});
