import { newJob } from './document/new-job';
import { replacedJob } from './document/replaced-job';
import { parseJobDocument } from './document/validate-job';
import type { Operation } from '../http/api-request';
import { assertPreconditions } from '../http/entity-tag';
import { jsonBody } from '../http/json-body';
import { writtenAnswer } from '../operations/responses';
import { documentKey } from '../operations/names';
import type { WriteJobDependencies } from './job-dependencies';
import { JOB } from './job-names';

/** `POST /v2/{project_id}/jobs/{job_id}`: make the plan with this id, or put the document in its place. */
export function createReplaceJob({
  change,
  contextOf,
  libraryOf,
  clientsOf,
}: Omit<WriteJobDependencies, 'documents'>): Operation {
  return async (request) => {
    const key = documentKey(request.parameters, JOB);
    const context = contextOf(request);
    const library = libraryOf(key.project_id);
    const input = parseJobDocument(await library.filled(jsonBody(request)));
    const clients = clientsOf();
    const job = await change(key, async (stored) => {
      assertPreconditions(request, stored);
      const replaced = await library.settled(stored, input, (asked) =>
        stored ? replacedJob(stored, asked, context) : newJob(key, asked, context),
      );
      return clients.admitted(replaced, request);
    });
    await library.keep(context);
    return writtenAnswer(201, JOB, job);
  };
}
