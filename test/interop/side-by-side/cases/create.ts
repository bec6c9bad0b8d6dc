import { ACTION, MANAGED, PLAN } from '../documents';
import type { Row } from '../row';

const action = (changes: object) => ({ ...PLAN, job_actions: [{ ...ACTION, ...changes }] });
const freezerAction = (changes: object) =>
  action({ freezer_action: { ...ACTION.freezer_action, ...changes } });

export const CREATE: readonly Row[] = [
  { request: 'POST jobs/', body: PLAN, keep: 'job' },
  { request: 'GET jobs/{job}' },
  {
    request: 'POST jobs',
    note: 'without the slash',
    body: PLAN,
  },
  {
    request: 'POST jobs/',
    note: 'as plain text',
    headers: { 'content-type': 'text/plain' },
    body: PLAN,
  },
  {
    request: 'POST jobs/',
    note: 'without a type',
    headers: { 'content-type': null },
    body: PLAN,
  },
  {
    request: 'POST jobs/',
    note: 'any answer',
    headers: { accept: '*/*' },
    body: PLAN,
  },
  {
    request: 'POST jobs/',
    note: 'HTML wanted',
    headers: { accept: 'text/html' },
    body: PLAN,
  },
  {
    request: 'POST jobs/',
    note: 'managed',
    body: MANAGED,
    keep: 'managed',
  },
  {
    request: 'GET jobs/{managed}',
  },
  {
    request: 'POST jobs/',
    note: 'name',
    body: { ...MANAGED, name: 'myplan' },
  },
  {
    request: 'POST jobs/',
    note: 'disabled',
    body: { ...PLAN, disabled: true },
  },
  {
    request: 'POST jobs/',
    note: 'host alone',
    body: { ...PLAN, client_id: 'node-1.example.com' },
  },
  {
    request: 'POST jobs/',
    note: 'no actions',
    body: { ...PLAN, job_actions: [] },
    keep: 'idle',
  },
  {
    request: 'GET jobs/{idle}',
  },
  {
    request: 'POST jobs/',
    note: 'no schedule',
    body: { ...PLAN, job_schedule: undefined },
    keep: 'once',
  },
  {
    request: 'GET jobs/{once}',
  },
  {
    request: 'POST jobs/',
    note: 'no description',
    body: { ...PLAN, description: undefined },
    keep: 'nameless',
  },
  {
    request: 'GET jobs/{nameless}',
  },
  {
    request: 'POST jobs/',
    note: 'letters of other scripts',
    body: { ...PLAN, description: 'Übernacht 夜' },
    keep: 'unicode',
  },
  {
    request: 'GET jobs/{unicode}',
  },
  {
    request: 'POST jobs/',
    note: 'action_defaults',
    body: { ...PLAN, action_defaults: { storage: 'swift', engine_name: 'tar' } },
    keep: 'defaults',
  },
  {
    request: 'GET jobs/{defaults}',
  },
  {
    request: 'POST jobs/',
    note: 'own job_id',
    body: { ...PLAN, job_id: 'my-own-id' },
    keep: 'chosen',
  },
  { request: 'GET jobs/my-own-id' },
  {
    request: 'POST jobs/',
    note: 'the same job_id again',
    body: { ...PLAN, job_id: 'my-own-id' },
  },
  {
    request: 'POST jobs/',
    note: 'foreign owner and project',
    body: { ...PLAN, user_id: '{stranger}', project_id: '{other}' },
    keep: 'planted',
  },
  { request: 'GET jobs/{planted}' },
  {
    request: 'POST jobs/',
    note: 'in a session',
    body: { ...PLAN, session_id: 'nightly', session_tag: 3 },
    keep: 'grouped',
  },
  {
    request: 'GET jobs/{grouped}',
  },
  {
    request: 'POST jobs/',
    note: 'unknown key of an action',
    body: action({ exit_status: 'success' }),
    keep: 'extended',
  },
  {
    request: 'GET jobs/{extended}',
  },
  {
    request: 'POST jobs/',
    note: 'nulls of newer Horizons',
    body: freezerAction({ engine: null, storage: null }),
  },
  {
    request: 'POST jobs/',
    note: 'big number',
    body: JSON.stringify(PLAN).replace(':5,', ':123456789012345678901,'),
  },
  {
    request: 'POST jobs/',
    note: 'action with an id of its own',
    body: action({ action_id: 'a1' }),
    keep: 'restore',
  },
  {
    request: 'GET jobs/{restore}',
  },
  {
    request: 'POST jobs/',
    note: 'the same action again',
    body: action({ action_id: 'a1' }),
  },
  {
    request: 'POST jobs/',
    note: 'that action, changed',
    body: {
      ...freezerAction({ mode: 'mysql' }),
      job_actions: [{ freezer_action: { action: 'info' }, action_id: 'a1' }],
    },
  },
  { request: 'POST jobs/', as: 'colleague', body: PLAN },
  { request: 'POST jobs/', as: 'reader', body: PLAN },
  { request: 'POST jobs/', as: 'stranger', body: PLAN },
  {
    request: 'POST jobs/',
    as: 'nobody',
    body: PLAN,
  },
  {
    request: 'POST jobs/',
    as: 'forger',
    body: PLAN,
  },
];
