import { TABLE_VARIABLES } from '../shared/contract/environment';
import { requireEnvironment, THIS_ENVIRONMENT } from '../shared/environment';
import { createApiHandler } from '../shared/http/api-handler';
import { serviceIn } from '../shared/http/service';
import { writable } from '../shared/storage/change-document';
import { createDocumentClient } from '../shared/storage/document-client';
import { JobRepository } from '../shared/storage/job-repository';
import { warmUp } from '../shared/warm-up';
import { jobSettingsIn } from './job-settings';
import { jobsOperations } from './operations';

const jobs = new JobRepository(createDocumentClient(), requireEnvironment(TABLE_VARIABLES.jobs));

export const handler = createApiHandler({
  ...serviceIn(THIS_ENVIRONMENT),
  operations: new Map(jobsOperations({ ...writable(jobs), ...jobSettingsIn(THIS_ENVIRONMENT) })),
});

warmUp(() => jobs.get({ project_id: '-', job_id: '-' }));
