import type { StoredJob } from '../../functions/jobs/document/job';
import { changeContext, storedJob } from './job';

/** Somebody changes a plan that this service runs, at 2024-06-01T12:00:00. */
export const CLOCK_CONTEXT = changeContext({ managedRunner: 'stack' });
export const AT_13 = { schedule_hour: '13' } as const;
/** What the clock goes by, with a start to come. */
export const DUE = { _due: '2024-06-01T13:00:00', _due_shard: '0', _anchor: '2024-05-01T00:00:00' } as const;
/** With a start that the clock has not taken yet. */
export const OWED = { ...DUE, _due: '2024-06-01T11:59:00' } as const;
export const RIGHTS = { _trust_id: 't-1', _refusals: 2 } as const;

/** A plan that this service runs, with a start to come and a trust. */
export function clockedJob(changes: Partial<StoredJob> = {}): StoredJob {
  return storedJob({ job_schedule: AT_13, status: 'scheduled', ...DUE, ...RIGHTS, ...changes });
}

/** The same that rests: nobody has started it since it was stopped. */
export function restingJob(changes: Partial<StoredJob> = {}): StoredJob {
  const { _due, _due_shard, ...resting } = clockedJob({ status: 'stop', ...changes });
  return resting;
}

/** What the clock made of a plan. */
export function clockOf({ _due, _due_shard, _anchor, status }: StoredJob) {
  return { _due, _due_shard, _anchor, status };
}
