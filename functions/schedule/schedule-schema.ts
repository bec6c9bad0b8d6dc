import type { JsonObject } from '../documents/json';

/** Freezer's own pattern: whether such a time exists, and suits an agent, is looked at afterwards. */
const TIME: JsonObject = {
  type: 'string',
  pattern:
    '^(-?(?:[1-9][0-9]*)?[0-9]{4})-(1[0-2]|0[1-9])-(3[01]|0[1-9]|[12][0-9])T(2[0-3]|[01][0-9]):([0-5][0-9])' +
    ':([0-5][0-9])(\\.[0-9]+)?(Z|[+-](?:2[0-3]|[01][0-9]):[0-5][0-9])?$',
};

/** All sixty minutes one by one take 169 characters. */
const CRON: JsonObject = { type: 'string', maxLength: 1000 };
const INTEGER: JsonObject = { type: 'integer' };

/** `job_schedule`. Freezer also lets `event: remove` in, on which freezer-scheduler loops for ever. */
export const JOB_SCHEDULE: JsonObject = {
  type: 'object',
  additionalProperties: false,
  properties: {
    schedule_date: TIME,
    schedule_interval: {
      type: 'string',
      pattern: '^(continuous|(\\d+ +(weeks|days|hours|minutes|seconds)))$',
    },
    schedule_start_date: TIME,
    schedule_end_date: TIME,
    schedule_year: { type: 'string', pattern: '^\\d{4}$' },
    schedule_month: CRON,
    schedule_day: CRON,
    schedule_week: CRON,
    schedule_day_of_week: CRON,
    schedule_hour: CRON,
    schedule_minute: CRON,
    schedule_second: CRON,
    event: { type: 'string', enum: ['', 'stop', 'start', 'abort'] },
    status: {
      type: 'string',
      enum: ['', 'completed', 'stop', 'scheduled', 'running', 'aborting', 'removed'],
    },
    result: { type: 'string', enum: ['', 'success', 'fail', 'aborted'] },
    time_created: INTEGER,
    time_started: INTEGER,
    time_ended: INTEGER,
    current_pid: INTEGER,
  },
};
