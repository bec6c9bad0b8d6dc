import { BadDataFormat } from '../../errors';
import type { JsonObject } from '../../documents/json';
import { assertTrigger } from '../../schedule/trigger';
import { normalisedSchedule } from '../../schedule/normalised-schedule';
import type { JobSchedule } from '../../schedule/schedule';
import { checkedBody } from '../../documents/checked-body';
import type { Validator } from '../../documents/validator';
import type { CompleteSessionInput, SessionInput } from './session-input';
import { sessionChanges, sessionDocument, sessionWhole } from './validators.cjs';

/**
 * The body of create.
 * @throws BadDataFormat with the first violation in words and the path to it, and for a schedule that the agents of the
 * session's plans could not run.
 */
export function parseSession(body: JsonObject): CompleteSessionInput {
  return complete(sessionDocument, body);
}

/**
 * The body of replace.
 * @throws BadDataFormat as above.
 */
export function parseWholeSession(body: JsonObject): CompleteSessionInput {
  return complete(sessionWhole, body);
}

/**
 * The body of PATCH.
 * @throws BadDataFormat as above.
 */
export function parseSessionChanges(body: JsonObject): SessionInput {
  const { schedule, ...others } = known(checkedBody(sessionChanges, body));
  return { ...others, ...(schedule && { schedule: runnable(schedule) }) };
}

function complete(validate: Validator<CompleteSessionInput>, body: JsonObject): CompleteSessionInput {
  if (Object.keys(body).length === 0) throw new BadDataFormat('Missing request body');
  const document = checkedBody(validate, body);
  return { ...known(document), schedule: runnable(document.schedule) };
}

function runnable(sent: JobSchedule): JobSchedule {
  const schedule = normalisedSchedule(sent);
  assertTrigger(schedule);
  return schedule;
}

/** What is not in the body is not in the input either, so that it stays as it is. */
function known(body: SessionInput): SessionInput {
  const { description, session_tag, result, hold_off, status, schedule } = body;
  const { time_start, time_end, time_started, time_ended } = body;
  const times = { time_start, time_end, time_started, time_ended };
  const all = { description, session_tag, result, hold_off, status, schedule, ...times };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
