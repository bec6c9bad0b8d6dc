import { PROJECT_ID_PATTERN } from '../shared/contract/identity';
import { DocumentNotFound } from '../shared/errors';
import type { JobKey } from '../shared/freezer/jobs/job';
import type { PathParameters } from '../shared/http/resolve-route';

/** Freezer's pattern, in ASCII and with an end: a sort key takes 1,024 bytes, and two indexes append it to theirs. */
const JOB_ID_PATTERN = /^[A-Za-z0-9_-]{1,255}$/;

/**
 * The key of the plan that a URL names.
 * @throws DocumentNotFound when no plan can have such an id; the storage is not asked then.
 */
export function jobKey(parameters: PathParameters): JobKey {
  const { job_id = '' } = parameters;
  if (!JOB_ID_PATTERN.test(job_id)) {
    throw new DocumentNotFound('No job has such an ID: it has 1 to 255 of the characters A-Z a-z 0-9 _ -');
  }
  return { project_id: projectId(parameters), job_id };
}

/**
 * The project that a URL names.
 * @throws DocumentNotFound when no project can have such an id.
 */
export function projectId({ project_id = '' }: PathParameters): string {
  if (!PROJECT_ID_PATTERN.test(project_id)) {
    throw new DocumentNotFound('No project has such an ID: it has 1 to 64 of the characters A-Z a-z 0-9 _ -');
  }
  return project_id;
}

export function noSuchJob({ job_id }: JobKey): string {
  return `Job not found with ID ${job_id}`;
}
