import type { Job } from '../../functions/shared/freezer/jobs/job';
import { publicJob } from '../../functions/shared/freezer/jobs/public-job';
import { parseJobChanges } from '../../functions/shared/freezer/jobs/schema/validate-job';
import type { JobInput } from '../../functions/shared/freezer/jobs/schema/job-input';

/** The body of a PATCH by somebody who read the whole plan, and put that into its schedule. */
export function copyOf(job: Job, schedule: object): JobInput {
  const { job_schedule } = job;
  const shown = publicJob(
    { ...job, job_schedule: { ...job_schedule, ...schedule } },
    { managedClients: new Set(['hci']) },
  );
  return parseJobChanges(shown);
}
