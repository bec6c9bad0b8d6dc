import type { JsonObject } from '../documents/json';
import { BadDataFormat } from '../errors';
import type { Operation } from '../http/api-request';
import { assertPreconditions, requireStored } from '../http/entity-tag';
import { jsonBody } from '../http/json-body';
import {
  deleteDocument,
  putNew,
  updateDocument,
  type WriteDependencies,
} from '../operations/write-documents';
import { documentKey, noSuch, projectId } from '../operations/names';
import { madeAnswer, writtenAnswer } from '../operations/responses';
import type { ActionLibrary } from './action-library';
import type { AgentClients } from './agent-clients';
import { editedJob } from './document/edited-job';
import type { ChangeContext, JobKey, StoredJob } from './document/job';
import { withEvent } from './document/events';
import { newJob, replacedJob } from './document/new-job';
import { reportedJob } from './document/reports';
import { parseJobChanges, parseJobDocument, parseJobReport } from './document/job-input';
import { JOB } from './job-settings';

/** What the operations that write plans have in common. */
export interface WriteJobDependencies extends WriteDependencies<JobKey, StoredJob, ChangeContext> {
  /** For one request. */
  readonly libraryOf: (project_id: string) => Pick<ActionLibrary, 'filled' | 'settled' | 'keep'>;
  /** For one request. */
  readonly clientsOf: () => Pick<AgentClients, 'admitted'>;
}

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

/** `DELETE /v2/{project_id}/jobs/{job_id}`: remove a backup plan. */
export function createDeleteJob({ documents }: Pick<WriteJobDependencies, 'documents'>): Operation {
  return deleteDocument(JOB, documents);
}

const EVENTS = ['start', 'stop', 'abort'] as const;

/** `POST /v2/{project_id}/jobs/{job_id}/event`: ask whoever runs the plan to start, stop or abort it. */
export function createCreateJobEvent({
  change,
  contextOf,
}: Pick<WriteJobDependencies, 'change' | 'contextOf'>): Operation {
  return async (request) => {
    const key = documentKey(request.parameters, JOB);
    const event = eventOf(jsonBody(request));
    let result = '';
    await change(key, (stored) => {
      const asked = withEvent(requireStored(request, stored, noSuch(JOB, key)), event, contextOf(request));
      result = asked.result;
      return asked.job;
    });
    return { status: 202, body: { result } };
  };
}

/** Freezer reads the first key and ignores its value, which clients set to null. */
function eventOf(body: JsonObject): (typeof EVENTS)[number] {
  const [name] = Object.keys(body);
  if (name === undefined) throw new BadDataFormat('Bad event request format');
  const event = EVENTS.find((known) => known === name);
  if (!event) throw new BadDataFormat('Bad Action Method');
  return event;
}

/** `POST /v2/{project_id}/jobs/{job_id}/report`: what the platform has done for a managed plan. */
export function createReportJob({
  change,
  contextOf,
}: Pick<WriteJobDependencies, 'change' | 'contextOf'>): Operation {
  return updateDocument({
    names: JOB,
    change,
    parse: parseJobReport,
    edit: (stored, report, request) => reportedJob(stored, report, contextOf(request)),
  });
}
