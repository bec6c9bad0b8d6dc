import { createHash } from 'node:crypto';
import { timestampOf, timestampOfMicroseconds } from '../../functions/documents/timestamp';
import { firstVersion, presentConfiguration } from '../../functions/jobs/document/configuration';
import { clockAfter } from '../../functions/jobs/document/due';
import type { Job, JobAction, StoredJob } from '../../functions/jobs/document/job';
import { configuredSchedule, type JobSchedule } from '../../functions/schedule/schedule';
import type { PlanState } from './plan-state';
import type { SourcePlan } from './source-plan';

export interface CompletionContext {
  readonly managedClients: ReadonlySet<string>;
  readonly now: Date;
}

/**
 * The plan as it is to be stored: what the source lacks is filled as "create" would, but never by chance, so that an
 * import that is done again finds its own plans equal.
 * @param stored The plan of this id that is in the table: when it was made, and its hash, stay for ever.
 */
export function completePlan(
  { key, input, state }: SourcePlan,
  stored: StoredJob | undefined,
  { managedClients, now }: CompletionContext,
): StoredJob {
  const { client_id, job_schedule: schedule = {} } = input;
  const managed = managedClients.has(client_id);
  const made = stored?.created_at ?? state.created_at ?? timestampOf(schedule['time_created']);
  const created_at = made ?? timestampOfMicroseconds(now.getTime() * 1000);
  const plan: Job = {
    ...key,
    job_id_hash:
      stored?.job_id_hash ?? state.job_id_hash ?? hashOf([key.project_id, key.job_id, created_at], 40),
    user_id: state.user_id,
    client_id,
    created_at,
    updated_at: state.updated_at ?? lastTime(created_at, schedule),
    job_schedule: managed ? managedSchedule(schedule) : { ...schedule, event: schedule['event'] ?? '' },
    job_actions: input.job_actions.map((action, index) => ownedAction(action, index, state)),
    session_id: input.session_id ?? '',
    session_tag: input.session_tag ?? 0,
    name: input.name ?? '',
    description: input.description ?? '',
    disabled: input.disabled ?? false,
    ...(managed && managedState(schedule, state)),
    ...(state.user_credentials && { user_credentials: state.user_credentials }),
  };
  const complete = withMemory(firstVersion(plan), state);
  return managed && stored?._anchor !== undefined ? withClockOf(stored, complete, now) : complete;
}

/** Freezer's documents have no `updated_at`, but they tell when an agent last worked. */
function lastTime(created_at: string, schedule: JobSchedule): string {
  const times = [timestampOf(schedule['time_started']), timestampOf(schedule['time_ended'])];
  return times.reduce<string>((last, time) => (time !== null && time > last ? time : last), created_at);
}

function managedSchedule(schedule: JobSchedule): JobSchedule {
  const { event = '' } = schedule;
  return { ...configuredSchedule(schedule), ...(event !== '' && { event }) };
}

type ManagedState = Pick<Job, 'status' | 'started_at' | 'ended_at'>;

/** A Freezer that knows no managed plans holds the state of all in `job_schedule`. */
function managedState(schedule: JobSchedule, { status, started_at, ended_at }: PlanState): ManagedState {
  const { status: reported } = schedule;
  return {
    status: status ?? (typeof reported === 'string' && reported !== '' ? reported : 'scheduled'),
    started_at: started_at ?? timestampOf(schedule['time_started']),
    ended_at: ended_at ?? timestampOf(schedule['time_ended']),
  };
}

/** Each action keeps its own ids; one without gets an id that is the same every time. */
function ownedAction(action: JobAction, index: number, state: PlanState): JobAction {
  const { project_id, job_id } = state;
  return {
    ...action,
    action_id: textOr(action['action_id'], () => hashOf([project_id, job_id, `action ${index}`], 32)),
    user_id: textOr(action['user_id'], () => state.user_id),
    project_id,
  };
}

function textOr(value: unknown, fallback: () => string): string {
  return typeof value === 'string' && value !== '' ? value : fallback();
}

/** What an export remembers of a plan holds as long as it ends with the same configuration. */
function withMemory(plan: StoredJob, { _configurations = [], _event_shown }: PlanState): StoredJob {
  const { hash, schedule_hash } = presentConfiguration(plan);
  const last = _configurations.at(-1);
  if (last?.hash !== hash || last.schedule_hash !== schedule_hash) return plan;
  return { ...plan, _configurations, ...(_event_shown === true && { _event_shown }) };
}

/** What the service knows of a plan that it runs itself, and no source does: docs/adr/0012-managed-plans.md. */
function withClockOf(stored: StoredJob, plan: StoredJob, now: Date): StoredJob {
  const { _anchor, _run, _trust_id, _refusals, status } = stored;
  const { result } = stored.job_schedule;
  const known = { _anchor, _run, _trust_id, _refusals, ...(_run !== undefined && { status }) };
  const kept = {
    ...plan,
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
    job_schedule: { ...plan.job_schedule, ...(result !== undefined && { result }) },
  };
  const [before, after] = [presentConfiguration(stored), presentConfiguration(plan)];
  return clockAfter(stored, kept, { isRescheduled: before.schedule_hash !== after.schedule_hash, now });
}

function hashOf(parts: readonly string[], digits: number): string {
  return createHash('sha256').update(parts.join('/')).digest('hex').slice(0, digits);
}
