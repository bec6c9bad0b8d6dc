import type { StoredJob } from '../../functions/jobs/document/job';
import { publicJob } from '../../functions/jobs/document/public-job';
import type { Listed } from '../../functions/operations/read-documents';

/** Plans one by one, as from the storage. */
// eslint-disable-next-line @typescript-eslint/require-await -- a list in place of something that takes its time
export async function* oneByOne<Plan>(plans: Iterable<Plan>): AsyncGenerator<Plan> {
  yield* plans;
}

/** Plans as a list finds them. */
export function listedJobs(jobs: readonly StoredJob[]): AsyncGenerator<Listed<StoredJob>> {
  const managedClients = new Set(['hci']);
  return oneByOne(jobs.map((job) => ({ stored: job, document: publicJob(job, { managedClients }) })));
}
