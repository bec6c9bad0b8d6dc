import { CLIENT, PLAN, SESSION } from '../side-by-side/documents';
import { CRASH, fails, FORBIDDEN, type Step } from './step';

const HEAD = 'Session ID | Description | Status | Result | # Jobs';
const JOB = '--job-id {job}';
const COLUMNS = '-c Status -c Jobs';
const SHOWN = [
  'Field | Value',
  'Session ID | {s}',
  'Session tag | 0',
  'Description | Nightly',
  'Status | active',
  'Result | None',
  'Jobs | {}',
  'Hold off | 60',
  "Schedule | {'schedule_interval': '24 hours'}",
  'Last start | None',
  'Time start | -1',
  'Time end | -1',
  'Project id | {project}',
  'User id | {member}',
];
const jobs = (status: string, time_started: string): readonly string[] => [
  "Jobs | {'{job}': {'client_id': '{project}_node-1',",
  " | 'result': '',",
  ` | 'status': '${status}',`,
  " | 'time_ended': -1,",
  ` | 'time_started': ${time_started}}}`,
];

export const SESSIONS: readonly Step[] = [
  { command: 'session-list', shows: [HEAD] },
  { command: 'session-create --file {file}', document: SESSION, keep: 's', shows: ['Session {s} created'] },
  {
    command: 'session-create --file {file}',
    document: { ...SESSION, description: 'Weekly' },
    keep: 't',
    shows: ['Session {t} created'],
  },
  {
    command: 'session-create --file {file}',
    document: { description: 'Never' },
    shows: fails("[*] Error 400: 'schedule' is a required property"),
  },
  {
    command: 'session-show {s}',
    shows: SHOWN,
    freezer: SHOWN.map((row) => (row === 'Jobs | {}' ? 'Jobs | None' : row)),
    because: 'keys of a session',
  },
  { command: 'session-show {absent}', shows: fails('Session not found') },
  {
    command: 'session-list --search Weekly',
    shows: [HEAD, '{t} | Weekly | active | None | 0'],
    freezer: [HEAD, '{s} | Nightly | active | None | 0', '{t} | Weekly | active | None | 0'],
    because: '`_all` with a word',
  },
  {
    command: 'session-update {t} {file}',
    document: { description: 'Monthly' },
    shows: ['Session {t} updated'],
  },
  {
    command: 'session-update {absent} {file}',
    document: { description: 'Monthly' },
    shows: fails('[*] Error 404: Session not found with ID {absent}'),
    freezer: fails('[*] Error 404: Session not register with ID {absent}'),
    because: 'what is not there',
  },
  {
    command: 'session-delete {t}',
    as: 'auditor',
    shows: FORBIDDEN,
    freezer: fails('Unable to delete specified session.', 'Session not found'),
    because: 'rights of roles',
  },
  {
    command: 'job-create --client {project}_node-9 --file {file}',
    document: { ...PLAN, client_id: undefined },
    shows: fails('[*] Error 422: Client not found with ID {project}_node-9'),
    freezer: ['Job {id} created'],
    because: "an agent's plan and its client",
  },
  {
    command: 'client-register --file {file}',
    document: CLIENT,
    shows: ['Client {project}_node-1 registered'],
  },
  {
    command: 'job-create --client {project}_node-1 --file {file}',
    document: { ...PLAN, client_id: undefined },
    keep: 'job',
    shows: ['Job {job} created'],
  },
  {
    command: `session-add-job --session-id {s} ${JOB}`,
    as: 'auditor',
    shows: FORBIDDEN,
    freezer: fails('[*] Error 500: {"title": "500 Internal Server Error"}'),
    because: 'rights of roles',
  },
  {
    command: `session-add-job --session-id {s} ${JOB}`,
    shows: ['Job {job} added correctly to session {s}'],
  },
  {
    command: 'session-add-job --session-id {s} --job-id {absent}',
    shows: fails('[*] Error 404: Job not found with ID {absent}'),
    freezer: fails('[*] Error 500: {"title": "500 Internal Server Error"}'),
    because: 'sessions and plans that are not there',
  },
  {
    command: 'session-list',
    shows: [HEAD, '{s} | Nightly | active | None | 1', '{t} | Monthly | active | None | 0'],
  },
  { command: `session-show {s} ${COLUMNS}`, shows: ['Field | Value', 'Status | active', ...jobs('', '-1')] },
  {
    command: `session-start --session-id {s} ${JOB} --job-tag 7`,
    shows: fails('[*] Error 400: requested tag value too high. Session Tag: 0 Job Tag: 7'),
  },
  {
    command: `session-start --session-id {s} ${JOB} --job-tag 0`,
    shows: ['Session {s} start requested'],
  },
  {
    command: `session-show {s} ${COLUMNS}`,
    shows: ['Field | Value', 'Status | running', ...jobs('running', '"{now}"')],
  },
  {
    command: `session-start --session-id {absent} ${JOB} --job-tag 0`,
    shows: fails('Unable to start specified session.', 'Session not found'),
  },
  {
    command: `session-remove-job --session-id {s} ${JOB}`,
    shows: ['Job {job} removed correctly from session {s}'],
  },
  { command: 'session-remove-job --session-id {s} --job-id {absent}', shows: CRASH },
  { command: `session-show {s} ${COLUMNS}`, shows: ['Field | Value', 'Status | running', 'Jobs | {}'] },
  { command: 'job-show {job} -f value -c Event', shows: ['stop'] },
  { command: 'session-delete {s}', shows: ['Session {s} deleted'] },
  {
    command: 'session-delete {s}',
    shows: fails('Unable to delete specified session.', 'Session not found'),
  },
  { command: 'session-list', shows: [HEAD, '{t} | Monthly | active | None | 0'] },
];
