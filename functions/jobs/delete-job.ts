import { PreconditionFailed } from '../shared/errors';
import type { Operation } from '../shared/http/api-request';
import { assertPreconditions } from '../shared/http/entity-tag';
import type { ChangeDependencies } from './change-dependencies';
import { jobKey } from './job-key';

/**
 * `DELETE /v2/{project_id}/jobs/{job_id}`: remove a backup plan. Freezer's clients take nothing but 204, so that a plan
 * which is not there has been removed too.
 */
export function createDeleteJob({ jobs }: Pick<ChangeDependencies, 'jobs'>): Operation {
  return async (request) => {
    const key = jobKey(request.parameters);
    if (request.header('if-match') === undefined) {
      await jobs.delete(key);
      return { status: 204 };
    }
    const stored = await jobs.get(key);
    assertPreconditions(request, stored);
    if (stored && !(await jobs.delete(stored, stored._version))) {
      throw new PreconditionFailed('The job was changed at this moment; read it again.');
    }
    return { status: 204 };
  };
}
