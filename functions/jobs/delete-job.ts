import type { Operation } from '../http/api-request';
import { deleteDocument } from '../operations/delete-document';
import type { WriteJobDependencies } from './job-dependencies';
import { JOB } from './job-names';

/** `DELETE /v2/{project_id}/jobs/{job_id}`: remove a backup plan. */
export function createDeleteJob({ documents }: Pick<WriteJobDependencies, 'documents'>): Operation {
  return deleteDocument(JOB, documents);
}
