import type { ChangeContext, JobKey, StoredJob } from '../shared/freezer/jobs/job';
import type { WriteDependencies } from '../shared/operations/write-dependencies';

/** What the operations that write plans have in common. */
export type WriteJobDependencies = WriteDependencies<JobKey, StoredJob, ChangeContext>;
