import type { Operation } from '../shared/http/api-request';
import { writeContextOf } from '../shared/operations/write-context';
import type { JobRepository } from '../shared/storage/job-repository';
import { createCreateJob } from './create-job';
import { createCreateJobEvent } from './create-job-event';
import { createDeleteJob } from './delete-job';
import { createGetJob } from './get-job';
import type { WriteJobDependencies } from './job-dependencies';
import type { JobSettings } from './job-settings';
import { createListJobs } from './list-jobs';
import { createReplaceJob } from './replace-job';
import { createReportJob } from './report-job';
import { createUpdateJob } from './update-job';

export interface JobsDependencies extends JobSettings, Pick<WriteJobDependencies, 'change' | 'libraryOf'> {
  readonly documents: JobRepository;
}

/** The jobs resource, by operation. */
export function jobsOperations(dependencies: JobsDependencies): readonly (readonly [string, Operation])[] {
  const { documents: jobs, change, libraryOf, managedClients, managedRunner, getBodies } = dependencies;
  const writes: WriteJobDependencies = {
    documents: jobs,
    change,
    libraryOf,
    contextOf: (request) => ({ ...writeContextOf(request), managedClients, managedRunner }),
  };
  return [
    ['listJobs', createListJobs({ jobs, managedClients, getBodies })],
    ['createJob', createCreateJob(writes)],
    ['getJob', createGetJob({ jobs, managedClients })],
    ['updateJob', createUpdateJob(writes)],
    ['replaceJob', createReplaceJob(writes)],
    ['deleteJob', createDeleteJob(writes)],
    ['createJobEvent', createCreateJobEvent(writes)],
    ['reportJob', createReportJob(writes)],
  ];
}
