import { newJob } from './document/new-job';
import { parseJobDocument } from './document/validate-job';
import type { Operation } from '../http/api-request';
import { jsonBody } from '../http/json-body';
import { madeAnswer } from '../operations/responses';
import { putNew } from '../operations/create-document';
import { projectId } from '../operations/names';
import type { WriteJobDependencies } from './job-dependencies';
import { JOB } from './job-names';

/** `POST /v2/{project_id}/jobs`: make a backup plan, under the id in the document or a new one. */
export function createCreateJob({
  documents,
  contextOf,
  libraryOf,
  clientsOf,
}: Omit<WriteJobDependencies, 'change'>): Operation {
  return async (request) => {
    const project_id = projectId(request.parameters);
    const context = contextOf(request);
    const library = libraryOf(project_id);
    const input = parseJobDocument(await library.filled(jsonBody(request)));
    const key = { project_id, job_id: input.job_id ?? context.newId() };
    const asked = await library.settled(undefined, input, (wanted) => newJob(key, wanted, context));
    const job = await clientsOf().admitted(asked, request);
    await putNew(JOB, documents, job);
    await library.keep(context);
    return madeAnswer(JOB, job);
  };
}
