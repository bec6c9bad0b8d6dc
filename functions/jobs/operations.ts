import type { ApiRequest, Operation } from '../http/api-request';
import { writeContextOf } from '../operations/write-documents';
import type { Trusts } from '../keystone/trusts';
import type { ClientRepository } from '../clients/client-table';
import type { JobRepository } from './job-table';
import { AgentClients } from './agent-clients';
import {
  createCreateJob,
  createCreateJobEvent,
  createDeleteJob,
  createReplaceJob,
  createReportJob,
  createUpdateJob,
  type WriteJobDependencies,
} from './write-job';
import { createGetJob, JobView } from './get-job';
import type { JobSettings } from './job-settings';
import { createListJobs } from './list-jobs';

export interface JobsDependencies extends JobSettings, Pick<WriteJobDependencies, 'change' | 'libraryOf'> {
  readonly documents: JobRepository;
  readonly clients: Pick<ClientRepository, 'get'>;
  /** Where the deployment knows the account of central schedulers. */
  readonly trusts?: Pick<Trusts, 'findOrCreate'> | undefined;
}

/** The jobs resource, by operation. */
export function jobsOperations(dependencies: JobsDependencies): readonly (readonly [string, Operation])[] {
  const { documents: jobs, clients, trusts, change, libraryOf, ...settings } = dependencies;
  const { managedClients, managedRunner, getBodies } = settings;
  const clientsOf = () => new AgentClients(clients, settings, trusts);
  const viewOf = (request: ApiRequest) => new JobView(request, clientsOf(), settings);
  const writes: WriteJobDependencies = {
    documents: jobs,
    change,
    libraryOf,
    clientsOf,
    contextOf: (request) => ({ ...writeContextOf(request), managedClients, managedRunner }),
  };
  return [
    ['listJobs', createListJobs({ jobs, viewOf, managedClients, getBodies })],
    ['createJob', createCreateJob(writes)],
    ['getJob', createGetJob({ jobs, viewOf })],
    ['updateJob', createUpdateJob(writes)],
    ['replaceJob', createReplaceJob(writes)],
    ['deleteJob', createDeleteJob(writes)],
    ['createJobEvent', createCreateJobEvent(writes)],
    ['reportJob', createReportJob(writes)],
  ];
}
