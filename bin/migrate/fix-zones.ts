import { isObject, type Json, type JsonObject } from '../../functions/documents/json';

/** Of a plan, and of a session. */
const SCHEDULES = ['job_schedule', 'schedule'];
/** Agents read them without a zone; `schedule_date` may have one. */
const BOUNDS = ['schedule_start_date', 'schedule_end_date'];
const WITH_OFFSET = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?([+-]\d\d:\d\d)$/;

/** A document whose schedule's bounds are in UTC, as an agent can read them, where they had an offset. */
export function withoutZones(document: JsonObject): JsonObject {
  return mapped(document, SCHEDULES, (schedule) =>
    isObject(schedule) ? mapped(schedule, BOUNDS, inUtc) : schedule,
  );
}

/** What is no existing time stays as it is, to be refused. */
function inUtc(value: Json): Json {
  const [, time, offset] = typeof value === 'string' ? (WITH_OFFSET.exec(value) ?? []) : [];
  const milliseconds = Date.parse(`${time}${offset}`);
  return Number.isNaN(milliseconds) ? value : new Date(milliseconds).toISOString().slice(0, 19);
}

function mapped(object: JsonObject, names: readonly string[], change: (value: Json) => Json): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [name, names.includes(name) ? change(value) : value]),
  );
}
