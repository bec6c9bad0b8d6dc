import { LIMITS } from '../../contract/limits';
import { checkedBody } from '../../documents/checked-body';
import type { Json, JsonObject } from '../../documents/json';
import { BadDataFormat } from '../../errors';
import { type JobSchedule, normalisedSchedule } from '../../schedule/schedule';
import { isCalendarTime } from '../../schedule/trigger';
import type { JobAction } from './job';
import { jobChanges, jobDocument, jobReport } from './validators.cjs';

/** A plan as a caller sent it, checked; what callers may send and nobody reads is gone. */
export interface JobInput {
  /** Only when a plan is made. */
  readonly job_id?: string;
  readonly client_id?: string;
  readonly name?: string;
  readonly description?: string;
  readonly disabled?: boolean;
  readonly session_id?: string;
  readonly session_tag?: number;
  readonly job_schedule?: JobSchedule;
  /** `action_defaults` are in. */
  readonly job_actions?: readonly JobAction[];
  /** `YYYY-MM-DDTHH:MM:SS.ffffff` as we wrote it: the caller's copy of the plan is of then. */
  readonly updated_at?: string;
}

/** What makes or replaces a plan. */
export interface CompleteJobInput extends JobInput {
  readonly client_id: string;
  readonly job_actions: readonly JobAction[];
}

export const REPORTED_STATUSES = ['scheduled', 'running', 'completed', 'stop', 'aborting'] as const;
type ReportedStatus = (typeof REPORTED_STATUSES)[number];

/** What the runner of managed plans says about one of them; times are `YYYY-MM-DDTHH:MM:SS.ffffff` in UTC. */
export interface JobReport {
  readonly status?: ReportedStatus;
  readonly started_at?: string | null;
  readonly ended_at?: string | null;
}

/** What the schema of PATCH lets pass, as far as it is read. */
export interface JobBody {
  readonly job_id?: Json;
  readonly client_id?: string;
  readonly name?: string | null;
  readonly description?: string | null;
  readonly disabled?: boolean;
  readonly session_id?: string | null;
  readonly session_tag?: number;
  readonly job_schedule?: JobSchedule;
  readonly job_actions?: readonly JobAction[];
  readonly action_defaults?: JsonObject;
  readonly updated_at?: Json;
}

/** What the schema of create and replace lets pass. */
export interface JobDocumentBody extends JobBody {
  readonly job_id?: string;
  readonly client_id: string;
  readonly job_actions: readonly JobAction[];
}

/**
 * The entries with each default copied into every `freezer_action` where the key is missing or null.
 * @throws BadDataFormat when that would make too much of a small body.
 */
export function withActionDefaults(
  actions: readonly JobAction[],
  defaults: JsonObject,
): readonly JobAction[] {
  const bytes = actions.length * Buffer.byteLength(JSON.stringify(defaults));
  if (bytes > LIMITS.copiedBytes) {
    throw new BadDataFormat(
      `action_defaults take ${bytes} bytes in all actions together; ${LIMITS.copiedBytes} (128 KB) are allowed.`,
    );
  }
  return actions.map((entry) => {
    const given = Object.entries(entry.freezer_action).filter(
      ([key, value]) => value !== null || !Object.hasOwn(defaults, key),
    );
    return { ...entry, freezer_action: { ...defaults, ...Object.fromEntries(given) } };
  });
}

/** As answers carry it: what is written otherwise did not come from here. */
const OWN_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/;

/**
 * The body of create or replace.
 * @throws BadDataFormat with the first violation in words and the path to it.
 */
export function parseJobDocument(body: JsonObject): CompleteJobInput {
  const document = checkedBody(jobDocument, body);
  const { job_id, client_id, job_actions, action_defaults = {} } = document;
  return {
    ...inputOf(document),
    ...(job_id !== undefined && { job_id }),
    client_id,
    job_actions: withActionDefaults(job_actions, action_defaults),
  };
}

/**
 * The body of PATCH.
 * @throws BadDataFormat as above, and for defaults without the actions that they are for.
 */
export function parseJobChanges(body: JsonObject): JobInput {
  const changes = checkedBody(jobChanges, body);
  const { job_actions, action_defaults } = changes;
  if (action_defaults && !job_actions) {
    throw new BadDataFormat("'job_actions' is a dependency of 'action_defaults'");
  }
  return {
    ...inputOf(changes),
    ...(job_actions && { job_actions: withActionDefaults(job_actions, action_defaults ?? {}) }),
  };
}

/**
 * What the runner reports of a managed plan.
 * @throws BadDataFormat as above, and for times that do not exist.
 */
export function parseJobReport(body: JsonObject): JobReport {
  const report = checkedBody(jobReport, body);
  return {
    ...report,
    ...(report.started_at && { started_at: reportedTime('started_at', report.started_at) }),
    ...(report.ended_at && { ended_at: reportedTime('ended_at', report.ended_at) }),
  };
}

/** Where Freezer takes null for none, it answers with the empty text. */
function inputOf(body: JobBody): JobInput {
  const { client_id, name, description, disabled, session_id, session_tag, job_schedule, updated_at } = body;
  return {
    ...(client_id !== undefined && { client_id }),
    ...(name !== undefined && { name: name ?? '' }),
    ...(description !== undefined && { description: description ?? '' }),
    ...(disabled !== undefined && { disabled }),
    ...(session_id !== undefined && { session_id: session_id ?? '' }),
    ...(session_tag !== undefined && { session_tag }),
    ...(job_schedule && { job_schedule: normalisedSchedule(job_schedule) }),
    ...(typeof updated_at === 'string' && OWN_TIME.test(updated_at) && { updated_at }),
  };
}

/** `YYYY-MM-DDTHH:MM:SS`, with or without a fraction → with microseconds, as all times at the top of a plan. */
function reportedTime(key: string, time: string): string {
  if (!isCalendarTime(time.slice(0, 19))) {
    throw new BadDataFormat(`There is no such time: '${time}' (at ${key})`);
  }
  return time.padEnd(26, time.includes('.') ? '0' : '.000000');
}
