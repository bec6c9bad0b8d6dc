import { UnprocessableEntity } from '../../errors';
import type { ChangeContext, Job, StoredJob } from './job';
import { isManaged } from './job-kind';
import { nextVersion } from './next-version';
import { pendingEvent, withPendingEvent } from './events';
import type { JobReport } from './job-input';

/**
 * A managed plan with what its runner says; a run that begins answers a pending start, anything else a stop or abort.
 * @throws UnprocessableEntity for an agent's plan.
 */
export function reportedJob(stored: StoredJob, report: JobReport, context: ChangeContext): StoredJob {
  if (!isManaged(stored, context)) {
    throw new UnprocessableEntity('A backup agent runs this plan, and reports in its job_schedule.');
  }
  const reported = { ...stored, ...stateOf(report) };
  const changed = answers(report, pendingEvent(stored)) ? withPendingEvent(reported, '') : reported;
  return nextVersion(stored, changed, context.now);
}

function stateOf({
  status,
  started_at,
  ended_at,
}: JobReport): Pick<Job, 'status' | 'started_at' | 'ended_at'> {
  return {
    ...(status !== undefined && { status }),
    ...(started_at !== undefined && { started_at }),
    ...(ended_at !== undefined && { ended_at }),
  };
}

function answers({ status }: JobReport, pending: string): boolean {
  if (status === undefined || pending === '') return false;
  return (status === 'running') === (pending === 'start');
}
