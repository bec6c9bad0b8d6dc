import type { ClientRepository } from '../clients/client-table';
import type { ApiRequest } from '../http/api-request';
import type { Operations } from '../http/operation';
import type { Trusts } from '../keystone/trusts';
import { deleteDocument } from '../operations/write-documents';
import type { Counters } from '../storage/counters';
import { AgentClients } from './agent-clients';
import { getJob, JobView } from './get-job';
import { JOB, type JobSettings } from './job-settings';
import type { JobRepository } from './job-table';
import { type JobLists, listJobs } from './list-jobs';
import { PlanAdmission } from './plan-admission';
import { PlanQuota } from './plan-quota';
import { createJob, createJobEvent, type JobWrites, replaceJob, reportJob, updateJob } from './write-job';

export interface JobsDependencies extends JobSettings, Pick<JobWrites, 'libraryOf'>, Pick<JobLists, 'warn'> {
  readonly jobs: JobRepository;
  /** Of plans in projects. */
  readonly counters: Pick<Counters, 'get' | 'set'>;
  readonly clients: Pick<ClientRepository, 'get'>;
  /** Where the deployment knows the account of central schedulers. */
  readonly trusts?: Pick<Trusts, 'findOrCreate'> | undefined;
  /** Where the deployment runs managed plans with the trusts of their owners. */
  readonly runnerTrusts?: Pick<Trusts, 'findOrCreate'> | undefined;
}

/** Backup plans. */
export function jobsOperations(dependencies: JobsDependencies): Operations<'jobs'> {
  const { jobs, counters, clients, trusts, runnerTrusts, libraryOf, warn, ...settings } = dependencies;
  const { managedClients, managedRunner, getBodies } = settings;
  const quota = new PlanQuota(counters, settings.plansPerProject);
  const clientsOf = () => new AgentClients(clients, settings, trusts);
  const reads = {
    jobs,
    quota,
    warn,
    viewOf: (request: ApiRequest) => new JobView(request, clientsOf(), settings),
    managedClients,
    getBodies,
  };
  const writes: JobWrites = {
    jobs,
    quota,
    libraryOf,
    admissionOf: (context) => new PlanAdmission(clientsOf(), context, runnerTrusts),
    contextOf: ({ context }) => ({ ...context, managedClients, managedRunner }),
  };
  return {
    listJobs: (request) => listJobs(request, reads),
    createJob: (request) => createJob(request, writes),
    getJob: (request) => getJob(request, reads),
    updateJob: (request) => updateJob(request, writes),
    replaceJob: (request) => replaceJob(request, writes),
    /** `DELETE /v2/{project_id}/jobs/{job_id}`: remove a backup plan. */
    deleteJob: deleteDocument(JOB, jobs),
    createJobEvent: (request) => createJobEvent(request, writes),
    reportJob: (request) => reportJob(request, writes),
  };
}
