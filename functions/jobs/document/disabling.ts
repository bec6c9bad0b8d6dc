import type { ChangeContext, StoredJob } from './job';
import { isRecurring, type JobSchedule } from '../../schedule/schedule';
import { scheduleHash } from './configuration';
import { isManaged } from './job-kind';
import { pendingEvent, withAgentEvent, withPendingEvent } from './events';

/** What an agent must hear when its plan was disabled or enabled: agents know events, not `disabled`. */
export function withSwitchedAgent(stored: StoredJob, changed: StoredJob, context: ChangeContext): StoredJob {
  const [before, after] = [stored.disabled === true, changed.disabled === true];
  if (before === after || isManaged(changed, context)) return changed;
  return after ? withAgentEvent(changed, 'stop') : enabled(stored, changed);
}

/**
 * An agent that serves the plan still needs no start, which would run it again when its run is just ending; nor does a
 * plan that was to run once, and has: it may be a restore over what has changed since.
 */
function enabled(stored: StoredJob, changed: StoredJob): StoredJob {
  if (scheduleHash(stored) === scheduleHash(changed)) {
    if (hasRunOnce(stored) && hasRunOnce(changed)) return changed;
    if (isServed(stored)) return withPendingEvent(changed, '');
  }
  return withAgentEvent(changed, 'start');
}

function hasRunOnce({ job_schedule }: StoredJob): boolean {
  return job_schedule['status'] === 'completed' && !isRecurring(job_schedule);
}

/** Whether the stop that disabling asked for was not heard yet, or cannot end the only run, which has begun. */
function isServed(job: StoredJob): boolean {
  const { status } = job.job_schedule;
  if (pendingEvent(job) !== 'stop') return false;
  const isUnheard = job._event_shown !== true && (status === 'running' || status === 'scheduled');
  return isUnheard || (status === 'running' && !isRecurring(job.job_schedule));
}

/** An agent that finds this does not start the plan, even when it knew nothing of it. */
export function stopped(schedule: JobSchedule): JobSchedule {
  return { ...schedule, status: 'stop' };
}
