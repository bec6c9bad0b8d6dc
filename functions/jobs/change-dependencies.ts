import type { ChangeContext, JobKey, StoredJob } from '../shared/freezer/jobs/job';
import type { ApiRequest } from '../shared/http/api-request';
import type { JobRepository } from '../shared/storage/job-repository';
import type { Change } from '../shared/storage/change-job';

/** What the operations that write have in common. */
export interface ChangeDependencies {
  readonly jobs: Pick<JobRepository, 'get' | 'put' | 'delete'>;
  /** Reads, changes and writes a plan until nobody was faster. */
  readonly change: (key: JobKey, change: Change<StoredJob | undefined>) => Promise<StoredJob>;
  /** Who changes plans now, and what the deployment says about managed ones. */
  readonly contextOf: (request: ApiRequest) => ChangeContext;
}
