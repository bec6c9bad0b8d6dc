import type { Json, JsonObject } from '../documents/json';
import { CRON_FIELDS } from './cron-field';

/**
 * When a plan runs (`schedule_*`), and for agents what a user asked for (`event`) and what the agent reported
 * (`status`, `result`, `current_pid`, `time_*` in epoch seconds, -1 for never).
 */
export type JobSchedule = JsonObject;

/** What only an agent writes; `event` is missing because a user asks with it. */
const REPORTED = new Set(['status', 'result', 'current_pid', 'time_created', 'time_started', 'time_ended']);

/** When a plan runs: what a user decides. */
export function configuredSchedule(schedule: JobSchedule): JsonObject {
  return pick(schedule, isConfigured);
}

/** How a plan runs: what was asked for, and what the agent reported. */
export function runtimeSchedule(schedule: JobSchedule): JsonObject {
  return pick(schedule, (key) => !isConfigured(key));
}

/** Every agent sends all that it knows of a run, and nobody else sends any of it. */
export function reportedSchedule(schedule: JobSchedule): JsonObject {
  return pick(schedule, (key) => REPORTED.has(key));
}

/** Whether an agent, or somebody who sends an agent's words back, speaks. */
export function isReport(schedule: JobSchedule): boolean {
  return !isEmpty(reportedSchedule(schedule));
}

/** Whether an agent runs a plan again and again: a date precedes an interval, and both precede cron fields. */
export function isRecurring(schedule: JobSchedule): boolean {
  if (schedule['schedule_date']) return false;
  return Boolean(schedule['schedule_interval']) || Object.keys(CRON_FIELDS).some((key) => key in schedule);
}

export function isEmpty(schedule: JobSchedule): boolean {
  return Object.keys(schedule).length === 0;
}

const isConfigured = (key: string): boolean => key.startsWith('schedule_');

function pick(schedule: JobSchedule, wanted: (key: string) => boolean): JsonObject {
  return Object.fromEntries<Json>(Object.entries(schedule).filter(([key]) => wanted(key)));
}

const UTC_TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?(?:Z|[+-]00:00)?$/;

/**
 * The schedule in the only form that freezer-scheduler survives: one space in an interval, and bounds in whole seconds
 * without a zone. Bounds in another zone than UTC stay, to be refused.
 */
export function normalisedSchedule(schedule: JobSchedule): JobSchedule {
  return Object.fromEntries(Object.entries(schedule).map(([key, value]) => [key, normalised(key, value)]));
}

function normalised(key: string, value: Json): Json {
  if (typeof value !== 'string') return value;
  switch (key) {
    case 'schedule_interval':
      return value.replaceAll(/ +/g, ' ');
    case 'schedule_start_date':
    case 'schedule_end_date':
      return value.replace(UTC_TIME, '$1');
    default:
      return value;
  }
}
