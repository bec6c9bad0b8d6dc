import type { JsonObject } from '../documents/json';
import { assertUsersPart } from '../documents/users-part';
import { BadDataFormat } from '../errors';
import type { ApiRequest } from '../http/api-request';
import { assertPreconditions, requireStored } from '../http/entity-tag';
import { jsonBody } from '../http/json-body';
import type { ApiResponse } from '../http/response';
import { documentKey, noSuch, projectId } from '../operations/names';
import { madeResponse, writtenResponse } from '../operations/responses';
import { putNew } from '../operations/write-documents';
import type { ActionLibrary } from './action-library';
import { withEvent } from './document/asked-event';
import { editedJob } from './document/edited-job';
import type { ChangeContext } from './document/job';
import { parseJobChanges, parseJobDocument, parseJobReport } from './document/job-input';
import { newJob, replacedJob } from './document/new-job';
import { JOB_PART } from './document/public-job';
import { reportedJob } from './document/reports';
import { JOB } from './job-settings';
import type { JobRepository } from './job-table';
import type { PlanAdmission } from './plan-admission';
import type { PlanQuota } from './plan-quota';

/** What the operations that write plans have. */
export interface JobWrites {
  readonly jobs: Pick<JobRepository, 'put' | 'change' | 'changeWithResult'>;
  readonly quota: Pick<PlanQuota, 'assertRoom'>;
  /** For one request. */
  readonly libraryOf: (project_id: string) => Pick<ActionLibrary, 'write'>;
  /** For one request. */
  readonly admissionOf: (context: ChangeContext) => PlanAdmission;
  /** Who writes now, and what the deployment says. */
  readonly contextOf: (request: ApiRequest) => ChangeContext;
}

/** `POST /v2/{project_id}/jobs`: make a backup plan, under the id in the document or a new one. */
export async function createJob(
  request: ApiRequest,
  { jobs, quota, libraryOf, admissionOf, contextOf }: JobWrites,
): Promise<ApiResponse> {
  const project_id = projectId(request.parameters);
  const context = contextOf(request);
  const library = libraryOf(project_id);
  const job = await library.write(jsonBody(request), parseJobDocument, context, async (input, settle) => {
    const key = { project_id, job_id: input.job_id ?? context.newId() };
    const asked = await settle(undefined, (wanted) => newJob(key, wanted, context));
    assertUsersPart(JOB_PART, asked, undefined);
    await quota.assertRoom(project_id);
    const admitted = await admissionOf(context).admitted(asked, request);
    await putNew(JOB, jobs, admitted);
    return admitted;
  });
  return madeResponse(JOB, job);
}

/** `PATCH /v2/{project_id}/jobs/{job_id}`: a user's change, or an agent's report. */
export async function updateJob(
  request: ApiRequest,
  { jobs, libraryOf, admissionOf, contextOf }: JobWrites,
): Promise<ApiResponse> {
  const key = documentKey(request.parameters, JOB);
  const context = contextOf(request);
  const admission = admissionOf(context);
  const library = libraryOf(key.project_id);
  const job = await library.write(jsonBody(request), parseJobChanges, context, (_, settle) =>
    jobs.change(key, async (found) => {
      const stored = requireStored(request, found, noSuch(JOB, key));
      const edited = await settle(stored, (asked) => editedJob(stored, asked, context));
      assertUsersPart(JOB_PART, edited, stored);
      return admission.admitted(edited, request, stored);
    }),
  );
  return writtenResponse(200, JOB, job);
}

/** `POST /v2/{project_id}/jobs/{job_id}`: make the plan with this id, or put the document in its place. */
export async function replaceJob(
  request: ApiRequest,
  { jobs, quota, libraryOf, admissionOf, contextOf }: JobWrites,
): Promise<ApiResponse> {
  const key = documentKey(request.parameters, JOB);
  const context = contextOf(request);
  const admission = admissionOf(context);
  const library = libraryOf(key.project_id);
  const job = await library.write(jsonBody(request), parseJobDocument, context, (_, settle) =>
    jobs.change(key, async (stored) => {
      assertPreconditions(request, stored);
      const replaced = await settle(stored, (asked) =>
        stored ? replacedJob(stored, asked, context) : newJob(key, asked, context),
      );
      assertUsersPart(JOB_PART, replaced, stored);
      if (!stored) await quota.assertRoom(key.project_id);
      return admission.admitted(replaced, request, stored);
    }),
  );
  return writtenResponse(201, JOB, job);
}

const EVENTS = ['start', 'stop', 'abort'] as const;

/** `POST /v2/{project_id}/jobs/{job_id}/event`: ask whoever runs the plan to start, stop or abort it. */
export async function createJobEvent(
  request: ApiRequest,
  { jobs, admissionOf, contextOf }: Pick<JobWrites, 'jobs' | 'admissionOf' | 'contextOf'>,
): Promise<ApiResponse> {
  const key = documentKey(request.parameters, JOB);
  const event = eventOf(jsonBody(request));
  const context = contextOf(request);
  const admission = admissionOf(context);
  const [, result] = await jobs.changeWithResult(key, async (found) => {
    const stored = requireStored(request, found, noSuch(JOB, key));
    const asked = withEvent(stored, event, context);
    const isStart = event === 'start';
    return [isStart ? await admission.entrustedStart(asked.job, request, stored) : asked.job, asked.result];
  });
  return { status: 202, body: { result } };
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
export async function reportJob(
  request: ApiRequest,
  { jobs, contextOf }: Pick<JobWrites, 'jobs' | 'contextOf'>,
): Promise<ApiResponse> {
  const key = documentKey(request.parameters, JOB);
  const report = parseJobReport(jsonBody(request));
  const context = contextOf(request);
  const job = await jobs.change(key, (stored) =>
    reportedJob(requireStored(request, stored, noSuch(JOB, key)), report, context),
  );
  return writtenResponse(200, JOB, job);
}
