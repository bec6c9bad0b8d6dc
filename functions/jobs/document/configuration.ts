import { createHash } from 'node:crypto';
import { canonicalJson, isSameJson, type JsonObject } from '../../documents/json';
import { nextVersionOf } from '../../documents/stored-document';
import { microsecondsOf } from '../../documents/timestamp';
import { configuredSchedule } from '../../schedule/schedule';
import {
  type ConfigurationHashes,
  type Job,
  type ServedConfiguration,
  sessionOf,
  type StoredJob,
} from './job';

/** What a user decides about a plan, hashed in the form in which it is served. */
export function servedConfiguration(job: Job): ServedConfiguration {
  return { since: job.updated_at, ...hashesOf(configurationOf(job)) };
}

/** The stored plan's own, from where it is kept. */
export function presentConfiguration(stored: StoredJob): ServedConfiguration {
  return stored._configurations.at(-1) ?? servedConfiguration(stored);
}

/** The hashes of a changed plan's configuration: where the stored plan has the same, those that are kept with it. */
export function configurationAfter(stored: StoredJob, changed: Job): ConfigurationHashes {
  const present = presentConfiguration(stored);
  const [before, after] = [configurationOf(stored), configurationOf(changed)];
  if (isSameJson(before, after)) return present;
  const isRescheduled = !isSameJson(before.job_schedule, after.job_schedule);
  return isRescheduled ? hashesOf(after) : { hash: hashOf(after), schedule_hash: present.schedule_hash };
}

interface Configuration extends JsonObject {
  readonly job_schedule: JsonObject;
}

/** Hashes of this form are stored: by those of another form, nobody's old copy would be known. */
function configurationOf(job: Job): Configuration {
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

function hashesOf(configuration: Configuration): ConfigurationHashes {
  return { hash: hashOf(configuration), schedule_hash: hashOf(configuration.job_schedule) };
}

function hashOf(value: JsonObject): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex').slice(0, 32);
}

/** So many changes may lie between an agent's poll and its first report; polls are a minute apart. */
const REMEMBERED = 10;

/**
 * The history with the present configuration at its end: only a new one is added, and the oldest are forgotten, but for
 * those that agents hold. freezer-scheduler 13 reads a plan anew only when it stops or starts it, which may be
 * months apart.
 */
export function withConfiguration(
  history: readonly ServedConfiguration[],
  present: ServedConfiguration,
): readonly ServedConfiguration[] {
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
  reported: ConfigurationHashes,
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
function bySchedule(history: readonly ServedConfiguration[], { schedule_hash }: ConfigurationHashes) {
  const same = history.filter((one) => one.schedule_hash === schedule_hash);
  return same.find(({ held }) => held) ?? same.at(-1);
}

function byTime(history: readonly ServedConfiguration[], { hash }: ConfigurationHashes, base: number) {
  const served = configurationAt(history, base);
  return served?.hash === hash ? served : history.findLast((one) => one.hash === hash);
}

/**
 * The changed plan as the next version of the stored one; the stored one itself when nothing differs.
 * @param configuration The changed plan's, where it is known already.
 */
export function nextVersion(
  stored: StoredJob,
  changed: StoredJob,
  now: Date,
  configuration: ConfigurationHashes = configurationAfter(stored, changed),
): StoredJob {
  const next = nextVersionOf(stored, changed, now);
  if (next === stored) return stored;
  const present = { ...configuration, since: next.updated_at };
  return { ...next, _configurations: withConfiguration(stored._configurations, present) };
}

/** A plan that was never changed here. */
export function firstVersion(job: Job): StoredJob {
  return { ...job, _version: 1, _configurations: [servedConfiguration(job)] };
}
