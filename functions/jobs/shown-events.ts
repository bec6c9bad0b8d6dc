import { inBatches } from '../operations/in-batches';
import type { Listed } from '../operations/read-documents';
import { isUnheard, pendingEvent } from './document/events';
import type { StoredJob } from './document/job';
import type { JobRepository } from './job-table';

/**
 * The plans of an agent's poll, with their events marked as shown: an agent's report on an event that it has seen must not
 * find it unseen. A plan that changes meanwhile is shown as it is now, or not at all where the search no longer finds it.
 * @param listed What a search makes of a plan; undefined where it does not match.
 * @param mayReport Whether the caller could report on a plan. What nobody can report on stays unseen.
 * @returns The same objects for those that did not change.
 */
export async function withEventsShown(
  jobs: Pick<JobRepository, 'markEventShown'>,
  page: readonly Listed<StoredJob>[],
  listed: (job: StoredJob) => Listed<StoredJob> | undefined,
  mayReport: (job: StoredJob) => boolean,
): Promise<readonly Listed<StoredJob>[]> {
  const shown = await inBatches(page, async (found) => {
    if (!isUnheard(found.stored) || !mayReport(found.stored)) return [found];
    const present = await jobs.markEventShown(found.stored);
    if (present?._version === found.stored._version + 1 && isSamePlan(present, found.stored)) return [found];
    const now = present && listed(isUnheard(present) ? withoutEvent(present) : present);
    return now ? [now] : [];
  });
  return shown.flat();
}

/** Only the mark has been written since. */
function isSamePlan(present: StoredJob, before: StoredJob): boolean {
  return (
    present.created_at === before.created_at &&
    present._event_shown === true &&
    pendingEvent(present) === pendingEvent(before)
  );
}

/**
 * For a plan whose event cannot be marked, because others write all the time: as if the poll had come before the event,
 * which goes out with the next one. An agent that acts on an event which stays unseen would run the plan twice.
 */
function withoutEvent(job: StoredJob): StoredJob {
  return { ...job, job_schedule: { ...job.job_schedule, event: '' } };
}
