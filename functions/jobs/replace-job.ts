import { newJob } from '../shared/freezer/jobs/new-job';
import { replacedJob } from '../shared/freezer/jobs/replaced-job';
import { parseJobDocument } from '../shared/freezer/jobs/schema/validate-job';
import type { Operation } from '../shared/http/api-request';
import { assertPreconditions } from '../shared/http/entity-tag';
import { jsonBody } from '../shared/http/json-body';
import { writtenAnswer } from '../shared/operations/answers';
import { documentKey } from '../shared/operations/document-key';
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
