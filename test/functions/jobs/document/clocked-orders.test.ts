import type { JsonObject } from '../../../../functions/documents/json';
import { FreezerError } from '../../../../functions/errors';
import { withEvent } from '../../../../functions/jobs/document/asked-event';
import { claimed } from '../../../../functions/jobs/document/due';
import { editedJob } from '../../../../functions/jobs/document/edited-job';
import type { StoredJob } from '../../../../functions/jobs/document/job';
import {
  parseJobChanges,
  parseJobDocument,
  parseJobReport,
} from '../../../../functions/jobs/document/job-input';
import { attachedJob, detachedJob } from '../../../../functions/jobs/document/membership';
import { newJob, replacedJob } from '../../../../functions/jobs/document/new-job';
import { publicJob } from '../../../../functions/jobs/document/public-job';
import { reportedJob } from '../../../../functions/jobs/document/reports';
import { runtimeSchedule } from '../../../../functions/schedule/schedule';
import { fc } from '../../../support/fast-check';
import { changeContext, job } from '../../../support/job';

const FORGED = {
  _due: '1970-01-01T00:00:00',
  _due_shard: '9',
  _anchor: '1970-01-01T00:00:00',
  _run: '1970',
  _trust_id: 'x',
  _refusals: 0,
};
const SCHEDULES: readonly JsonObject[] = [{ schedule_hour: '13' }, { schedule_interval: '2 hours' }, {}];

const change = fc.record(
  {
    name: fc.constantFrom('', 'n'),
    disabled: fc.boolean(),
    job_schedule: fc.constantFrom(...SCHEDULES).chain((schedule) =>
      fc.constantFrom<JsonObject>(schedule, {
        ...schedule,
        event: 'start',
        status: 'running',
        result: 'fail',
        time_ended: 7,
      }),
    ),
    session_id: fc.constantFrom('', 's'),
    session_tag: fc.nat(2),
    status: fc.constantFrom('stop', 'completed', 'odd'),
    started_at: fc.constant('2020-01-01T00:00:00.000000'),
    user_credentials: fc.constant({ trust_id: 'forged' }),
  },
  { requiredKeys: [] },
);
const step = fc.record({
  minutes: fc.integer({ min: 0, max: 200 }),
  does: fc.constantFrom(
    'replace',
    'patch',
    'old copy',
    'forge',
    'start',
    'stop',
    'abort',
    'attach',
    'detach',
    'report',
    'claim',
    'end',
  ),
  change,
  forged: fc.constantFrom(...Object.keys(FORGED)),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** What no caller may write. */
function internals({ _due, _due_shard, _anchor, _run, _trust_id, _refusals }: StoredJob) {
  return { _due, _due_shard, _anchor, _run, _trust_id, _refusals };
}

/** A plan that this service runs, what callers do with it, and its runner. */
class World {
  now = new Date('2024-06-01T12:00:00.000Z');
  readonly made = newJob(
    { project_id: 'p', job_id: 'j' },
    { client_id: 'hci', job_actions: job().job_actions, job_schedule: { schedule_hour: '13' } },
    this.context(),
  );
  plan: StoredJob = { ...this.made, _trust_id: 't-1', _refusals: 1 };
  readonly old = this.shown();

  take({ does, change: changes, forged }: Step): StoredJob {
    const { plan } = this;
    const context = this.context();
    switch (does) {
      case 'replace':
        return replacedJob(plan, parseJobDocument({ ...this.shown(), ...changes }), context);
      case 'patch':
        return editedJob(plan, parseJobChanges(changes), context);
      case 'old copy':
        return editedJob(plan, parseJobChanges({ ...this.old, ...changes }), context);
      case 'forge':
        return editedJob(
          plan,
          parseJobChanges({ ...changes, [forged]: FORGED[forged as keyof typeof FORGED] }),
          context,
        );
      case 'attach':
        return attachedJob(plan, { session_id: 's', session_tag: 1, schedule: {} }, context);
      case 'detach':
        return detachedJob(plan, '', context);
      case 'report':
        return reportedJob(plan, parseJobReport({ status: 'running' }), context);
      case 'claim':
        return this.claimed();
      case 'end':
        return this.ended();
      case 'start':
      case 'stop':
      case 'abort':
        return withEvent(plan, does, context).job;
    }
  }

  private claimed(): StoredJob {
    const { _due, _run } = this.plan;
    if (_run !== undefined || _due === undefined || _due > this.now.toISOString()) return this.plan;
    const next = claimed(this.plan, _due, this.now);
    return next ? { ...next, _run: _due, status: 'running' } : this.plan;
  }

  private ended(): StoredJob {
    const { _run, ...rest } = this.plan;
    return _run === undefined
      ? this.plan
      : { ...rest, status: 'scheduled', job_schedule: { ...rest.job_schedule, event: '' } };
  }

  private shown(): JsonObject {
    return publicJob(this.plan, { managedClients: new Set(['hci']) });
  }

  private context() {
    return changeContext({ managedRunner: 'stack', now: this.now });
  }
}

/** @returns undefined where the step was refused. */
function taken(world: World, one: Step): StoredJob | undefined {
  try {
    return world.take(one);
  } catch (error) {
    if (error instanceof FreezerError && error.status < 500) return undefined;
    throw error;
  }
}

const RESTS: readonly Step['does'][] = ['stop', 'abort', 'detach'];
const RUNNERS: readonly Step['does'][] = ['claim', 'end'];

it('has its clock, its run and its trust whatever callers write', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => {
      const world = new World();
      for (const one of steps) {
        world.now = new Date(world.now.getTime() + one.minutes * 60_000);
        const { plan: before } = world;
        const after = taken(world, one);
        seen.add(`${one.does} ${after ? 'taken' : 'refused'}`);
        expect(one.does === 'forge' && after !== undefined).toBe(false);
        if (!after) continue;
        world.plan = after;
        const [was, is] = [internals(before), internals(after)];
        expect(is._due_shard).toBe(is._due === undefined ? undefined : '0');
        if (RUNNERS.includes(one.does)) continue;
        expect({ ...is, _due: 0, _due_shard: 0, _anchor: 0 }).toEqual({
          ...was,
          _due: 0,
          _due_shard: 0,
          _anchor: 0,
        });
        const decides =
          before.disabled !== after.disabled ||
          before._configurations.at(-1)?.schedule_hash !== after._configurations.at(-1)?.schedule_hash;
        if (!decides && !['start', ...RESTS].includes(one.does)) expect(is).toEqual(was);
        // A start that is owed ends by the clock, or because somebody wants none.
        const isOwed = was._due !== undefined && was._due <= world.now.toISOString().slice(0, 19);
        if (isOwed && after.disabled !== true && !RESTS.includes(one.does)) expect(is._due).toBe(was._due);
        expect(after.disabled === true && is._due !== undefined).toBe(false);
        const { status, started_at, user_credentials, job_schedule } = after;
        expect({
          started_at,
          user_credentials,
          reported: runtimeSchedule({ ...job_schedule, event: '' }),
        }).toEqual({
          reported: { event: '' },
        });
        const states = is._run === undefined ? ['scheduled', 'stop', 'completed'] : ['running', 'aborting'];
        expect(states).toContain(status);
      }
    }),
    { numRuns: 500 },
  );
  expect(seen).toContain('old copy taken');
  expect(seen).toContain('replace taken');
  expect(seen).toContain('claim taken');
  for (const refused of ['attach', 'report', 'forge']) expect(seen).not.toContain(`${refused} taken`);
});
