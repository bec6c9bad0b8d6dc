import { ACTION, type Document, PLAN } from '../documents';
import type { Row } from '../row';

const CRON = {
  schedule_month: '*',
  schedule_day: '*',
  schedule_day_of_week: '*',
  schedule_hour: '13',
  schedule_minute: '00',
};
const REPORT = {
  ...CRON,
  time_created: 1500000000,
  time_started: 1500000100,
  time_ended: 1500000200,
  status: 'scheduled',
  event: '',
  result: 'success',
  current_pid: 77,
};

export const PATCH: readonly Row[] = [
  { request: 'POST jobs/', body: PLAN, keep: 'job' },
  {
    request: 'PATCH jobs/{job}',
    note: 'schedule only, as the panel',
    body: { job_schedule: CRON },
  },
  {
    request: 'GET jobs/{job}',
  },
  {
    request: 'PATCH jobs/{job}',
    note: "a newer agent's report",
    body: { job_schedule: REPORT, session_id: '', session_tag: 0 },
  },
  {
    request: 'GET jobs/{job}',
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'the whole plan, described anew',
    body: (shown: Document) => ({ ...shown, description: 'Edited' }),
  },
  {
    request: 'GET jobs/{job}',
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'the whole plan, as it was shown',
    body: (shown: Document) => shown,
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'description only',
    body: { description: 'Described' },
  },
  {
    request: 'GET jobs/{job}',
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'joins a session',
    body: { session_id: 'nightly', session_tag: 1, job_schedule: CRON },
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'other actions',
    body: { job_actions: [{ freezer_action: { action: 'exec', command: '/bin/true' } }], job_schedule: CRON },
  },
  {
    request: 'GET jobs/{job}',
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'other agent',
    body: { client_id: 'node-2', job_schedule: CRON },
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'becomes managed',
    body: { client_id: 'hci' },
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'no actions',
    body: { job_actions: [], job_schedule: CRON },
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'foreign owner, other id',
    body: { user_id: '{stranger}', job_id: '{absent}', job_schedule: CRON },
  },
  {
    request: 'GET jobs/{job}',
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'no body',
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'empty object',
    body: {},
  },
  {
    request: 'GET jobs/{job}',
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'name',
    body: { name: 'myplan' },
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'disabled',
    body: { disabled: true },
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'as colleague of the owner',
    as: 'colleague',
    body: { description: 'Stolen' },
  },
  {
    request: 'PATCH jobs/{job}',
    as: 'reader',
    body: { description: 'Read' },
  },
  {
    request: 'PATCH jobs/{job}',
    as: 'stranger',
    body: { description: 'Strange' },
  },
  {
    request: 'PATCH jobs/{job}',
    as: 'nobody',
    body: { description: 'Nobody' },
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'foreign project in the body',
    body: { project_id: '{other}', job_schedule: CRON },
  },
  { request: 'GET jobs/{job}', note: 'still there' },
];

export const PATCH_REFUSED: readonly Row[] = [
  { request: 'POST jobs/', body: PLAN, keep: 'job' },
  {
    request: 'PATCH jobs/{absent}',
    body: { description: 'Absent' },
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'malformed JSON',
    body: '{"description": ',
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'a list',
    body: '[]',
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'unknown key',
    body: { priority: 1 },
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'description is a number',
    body: { description: 7 },
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'description null',
    body: { description: null, job_schedule: CRON },
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'odd client_id',
    body: { client_id: 'node 1' },
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'unknown status',
    body: { job_schedule: { status: 'weird' } },
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'event remove',
    body: { job_schedule: { event: 'remove' } },
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'hour 25',
    body: { job_schedule: { schedule_hour: '25' } },
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'job_schedule null',
    body: { job_schedule: null },
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'job_actions null',
    body: { job_actions: null },
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'max_retries is a text',
    body: { job_actions: [{ ...ACTION, max_retries: 'many' }] },
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'action_defaults without actions',
    body: { action_defaults: { storage: 'swift' } },
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'session_name',
    body: { session_name: 'nightly' },
  },
  {
    request: 'PATCH jobs/{job}',
    note: '_version',
    body: { _version: 1 },
  },
  {
    request: 'PATCH jobs/{job}',
    note: 'stale If-Match',
    headers: { 'if-match': '"0"' },
    body: { job_schedule: CRON },
  },
];
