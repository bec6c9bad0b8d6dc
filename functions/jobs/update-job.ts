import { editedJob } from './document/edited-job';
import { parseJobChanges } from './document/validate-job';
import type { Operation } from '../http/api-request';
import { requireStored } from '../http/entity-tag';
import { jsonBody } from '../http/json-body';
import { writtenAnswer } from '../operations/responses';
import { documentKey, noSuch } from '../operations/names';
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
