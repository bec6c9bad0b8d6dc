import type { Job } from '../../functions/jobs/document/job';
import { type JobInput, parseJobChanges } from '../../functions/jobs/document/job-input';
import { publicJob } from '../../functions/jobs/document/public-job';

/** The body of a PATCH by somebody who read the whole plan, and put that into its schedule. */
export function copyOf(job: Job, schedule: object): JobInput {
  const { job_schedule } = job;
  const shown = publicJob(
    { ...job, job_schedule: { ...job_schedule, ...schedule } },
    { managedClients: new Set(['hci']) },
  );
  return parseJobChanges(shown);
}
