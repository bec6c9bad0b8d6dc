import { editedJob } from '../shared/freezer/jobs/edited-job';
import { parseJobChanges } from '../shared/freezer/jobs/schema/validate-job';
import type { Operation } from '../shared/http/api-request';
import { requireStored } from '../shared/http/entity-tag';
import { jsonBody } from '../shared/http/json-body';
import { writtenAnswer } from '../shared/operations/answers';
import { documentKey, noSuch } from '../shared/operations/document-key';
import type { WriteJobDependencies } from './job-dependencies';
import { JOB } from './job-names';

/** `PATCH /v2/{project_id}/jobs/{job_id}`: a user's change, or an agent's report. */
export function createUpdateJob({
  change,
  contextOf,
  libraryOf,
  clientsOf,
}: Omit<WriteJobDependencies, 'documents'>): Operation {
  return async (request) => {
    const key = documentKey(request.parameters, JOB);
    const context = contextOf(request);
    const library = libraryOf(key.project_id);
    const changes = parseJobChanges(await library.filled(jsonBody(request)));
    const clients = clientsOf();
    const job = await change(key, async (found) => {
      const stored = requireStored(request, found, noSuch(JOB, key));
      const edited = await library.settled(stored, changes, (asked) => editedJob(stored, asked, context));
      return clients.admitted(edited, request, stored);
    });
    await library.keep(context);
    return writtenAnswer(200, JOB, job);
  };
}
