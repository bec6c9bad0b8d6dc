import { BadDataFormat } from '../../errors';
import { isCalendarTime } from '../../schedule/calendar-time';
import type { JsonObject } from '../../documents/json';
import { checkedBody } from '../../documents/checked-body';
import type { JobBody } from './job-body';
import type { CompleteJobInput, JobInput, JobReport } from './job-input';
import { normalisedSchedule } from '../../schedule/normalised-schedule';
import { jobChanges, jobDocument, jobReport } from './validators.cjs';
import { withActionDefaults } from './with-action-defaults';

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
