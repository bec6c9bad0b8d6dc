import type { ChangeContext, StoredJob } from './job';
import { isRecurring, type JobSchedule } from '../schedule/schedule';
import { scheduleHash } from './configuration';
import { isManaged } from './job-kind';
import { withAgentEvent } from './pending-event';

/** What an agent must hear when its plan was disabled or enabled: agents know events, not `disabled`. */
export function withSwitchedAgent(stored: StoredJob, changed: StoredJob, context: ChangeContext): StoredJob {
  const [before, after] = [stored.disabled === true, changed.disabled === true];
  if (before === after || isManaged(changed, context)) return changed;
  if (!after && hasRunOnce(stored) && scheduleHash(stored) === scheduleHash(changed)) return changed;
  return withAgentEvent(changed, after ? 'stop' : 'start');
}

/** To run it again, somebody has to ask for it: it may be a restore over what has changed since. */
function hasRunOnce({ job_schedule }: StoredJob): boolean {
  return job_schedule['status'] === 'completed' && !isRecurring(job_schedule);
}

/** An agent that finds this does not start the plan, even when it knew nothing of it. */
export function stopped(schedule: JobSchedule): JobSchedule {
  return { ...schedule, status: 'stop' };
}
