import { createHash } from 'node:crypto';
import { canonicalJson, type JsonObject } from '../../documents/json';
import { microsecondsOf } from '../../documents/timestamp';
import { nextVersionOf } from '../../documents/stored-document';
import { configuredSchedule } from '../../schedule/schedule';
import { assertTrigger } from '../../schedule/trigger';
import { type Job, type ServedConfiguration, sessionOf, type StoredJob } from './job';

/** What a user decides about a plan, hashed in the form in which it is served. */
export function servedConfiguration(job: Job, since = job.updated_at): ServedConfiguration {
  return { since, hash: hashOf(configurationOf(job)), schedule_hash: scheduleHash(job) };
}

export function scheduleHash({ job_schedule }: Pick<Job, 'job_schedule'>): string {
  return hashOf(configuredSchedule(job_schedule));
}

function configurationOf(job: Job): JsonObject {
  return {
    name: job.name ?? '',
    description: job.description ?? '',
    disabled: job.disabled ?? false,
    client_id: job.client_id,
    // Only where there is one, so that plans keep the hashes that they had before sessions.
    ...(sessionOf(job) !== '' && { session_id: sessionOf(job) }),
    // Whose action it is, the service says: an agent's echo would otherwise differ by the agent's own user.
    job_actions: job.job_actions.map((action) => ({ ...action, user_id: null, project_id: null })),
    job_schedule: configuredSchedule(job.job_schedule),
  };
}

function hashOf(value: JsonObject): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex').slice(0, 32);
}

/** So many changes may lie between an agent's poll and its first report; polls are a minute apart. */
const REMEMBERED = 10;

/**
 * The history with the plan's configuration at its end: only a new one is added, and the oldest are forgotten, but for
 * those that agents hold. freezer-scheduler 13 reads a plan anew only when it stops or starts it, which may be
 * months apart.
 */
export function withConfiguration(
  history: readonly ServedConfiguration[],
  job: Job,
): readonly ServedConfiguration[] {
  const present = servedConfiguration(job);
  if (history.at(-1)?.hash === present.hash) return history;
  const all = [...history, present];
  const recent = all.slice(-REMEMBERED);
  const [{ since: until } = present] = recent;
  const held = all.slice(0, -REMEMBERED).filter((one) => one.held);
  return [...held.map((one) => ({ until, ...one })), ...recent];
}

/**
 * The history with a note of what an agent holds that has reported. Two are noted: somebody who sends a copy back
 * unchanged cannot be told from an agent.
 * @param base When the copy was served, in microseconds; undefined where it does not tell.
 */
export function withHeld(
  history: readonly ServedConfiguration[],
  reported: ServedConfiguration,
  base?: number,
): readonly ServedConfiguration[] {
  const found = base === undefined ? bySchedule(history, reported) : byTime(history, reported, base);
  if (found === undefined || found.held === 1) return history;
  return history.map((one) => {
    const { held, ...bare } = one;
    if (one === found) return { ...bare, held: 1 };
    return held === 1 ? { ...bare, held: 2 } : bare;
  });
}

/** The configuration that a reader saw at that time; undefined when it is forgotten. */
export function configurationAt(
  history: readonly ServedConfiguration[],
  microseconds: number,
): ServedConfiguration | undefined {
  const begun = history.findLast(({ since }) => (microsecondsOf(since) ?? 0) <= microseconds);
  return (microsecondsOf(begun?.until) ?? Infinity) <= microseconds ? undefined : begun;
}

/** A report with the schedule alone does not tell which of several it is; a whole one comes with every run. */
function bySchedule(history: readonly ServedConfiguration[], { schedule_hash }: ServedConfiguration) {
  const same = history.filter((one) => one.schedule_hash === schedule_hash);
  return same.find(({ held }) => held) ?? same.at(-1);
}

function byTime(history: readonly ServedConfiguration[], { hash }: ServedConfiguration, base: number) {
  const served = configurationAt(history, base);
  return served?.hash === hash ? served : history.findLast((one) => one.hash === hash);
}

/** The changed plan as the next version of the stored one; the stored one itself when nothing differs. */
export function nextVersion(stored: StoredJob, changed: StoredJob, now: Date): StoredJob {
  const next = nextVersionOf(stored, changed, now);
  if (next === stored) return stored;
  return { ...next, _configurations: withConfiguration(stored._configurations, next) };
}

/** A plan that was never changed here. */
export function firstVersion(job: Job): StoredJob {
  return { ...job, _version: 1, _configurations: [servedConfiguration(job)] };
}

/**
 * Passes a schedule that stays, even where it came from another Freezer with a trigger that is refused here.
 * @throws BadDataFormat for a new one that an agent cannot run.
 */
export function assertChangedTrigger(stored: Job, changed: Job): void {
  if (scheduleHash(stored) !== scheduleHash(changed)) assertTrigger(changed.job_schedule);
}
