import { ACTION, PLAN } from '../documents';
import type { Row } from '../row';

const { freezer_action: BACKUP_ETC } = ACTION;
const EXEC = { freezer_action: { action: 'exec', command: '/bin/true' } };
/** As tempest's: keys of every type, all of which must come back. */
const ODD = {
  freezer_action: {
    action: 'backup',
    mode: 'fs',
    backup_name: 'odd',
    max_backup_level: 1,
    always_backup_level: 0,
    no_incremental: true,
    hostname: false,
    encrypt_pass_file: '/dev/random',
    log_file: '/dev/null',
    nested: { list: [1, 'two', null] },
  },
  exit_status: 'fail',
  max_retries: 1,
  max_retries_interval: 1,
  mandatory: false,
  timeout: 30,
};

export const ACTIONS: readonly Row[] = [
  { request: 'POST actions/', body: ACTION, keep: 'a' },
  { request: 'GET actions/{a}' },
  { request: 'GET actions/{a}/' },
  { request: 'POST actions', note: 'only what is needed', body: EXEC, keep: 'exec' },
  { request: 'GET actions/{exec}' },
  { request: 'POST actions/', note: 'keys of every type', body: ODD, keep: 'odd' },
  { request: 'GET actions/{odd}' },
  { request: 'POST actions/', note: 'its own id', body: { ...EXEC, action_id: '{project}-chosen' } },
  { request: 'GET actions/{project}-chosen' },
  { request: 'POST actions/', note: 'an id that is taken', body: { ...ODD, action_id: '{project}-chosen' } },
  {
    request: 'POST actions/',
    note: 'foreign owner',
    body: { ...EXEC, user_id: '{stranger}', project_id: '{other}' },
    keep: 'foreign',
  },
  { request: 'GET actions/{foreign}' },
  {
    request: 'POST actions/',
    note: 'as plain text',
    headers: { 'content-type': 'text/plain' },
    body: EXEC,
  },
  { request: 'POST actions/{project}-new', note: 'new by its path', body: ACTION },
  { request: 'GET actions/{project}-new' },
  { request: 'POST actions/{a}', note: 'replaced', body: EXEC },
  { request: 'GET actions/{a}', note: 'replaced' },
  {
    request: 'POST actions/{a}',
    note: 'with another id in the body',
    body: { ...EXEC, action_id: '{absent}' },
  },
  { request: 'POST actions/', as: 'colleague', body: EXEC, keep: 'theirs' },
  { request: 'GET actions/{theirs}', note: "a colleague's" },
  { request: 'POST actions/{a}', as: 'colleague', body: ODD },
  { request: 'GET actions/{a}', note: 'replaced by a colleague' },
  { request: 'POST actions/', as: 'reader', body: EXEC },
  { request: 'POST actions/', as: 'stranger', body: EXEC },
  { request: 'POST actions/', as: 'operator', body: EXEC },
  { request: 'POST actions/', as: 'nobody', body: EXEC },
  {
    request: 'POST /v2/{other}/actions/',
    note: 'an id of another project',
    as: 'stranger',
    body: { ...EXEC, action_id: '{project}-chosen' },
  },
];

const refused = (note: string, body: unknown): Row => ({ request: 'POST actions/', note, body });
const refusedAction = (note: string, changes: object): Row =>
  refused(note, { freezer_action: { ...BACKUP_ETC, ...changes } });

export const ACTIONS_REFUSED: readonly Row[] = [
  { request: 'POST actions/', note: 'no body' },
  refused('empty object', {}),
  refused('malformed JSON', '{"freezer_action": '),
  refused('a list', [ACTION]),
  refused('a text', '"action"'),
  refused('null', 'null'),
  refused('no freezer_action', { max_retries: 5 }),
  refused('freezer_action null', { freezer_action: null }),
  refused('freezer_action is a text', { freezer_action: 'backup' }),
  refused('freezer_action is a list', { freezer_action: ['backup'] }),
  refused('freezer_action empty', { freezer_action: {} }),
  refused('no action', { freezer_action: { mode: 'fs' } }),
  refusedAction('action null', { action: null }),
  refusedAction('action is a number', { action: 7 }),
  refusedAction('odd action', { action: 'backup now' }),
  refusedAction('unknown action', { action: 'fly' }),
  refusedAction('mode is a number', { mode: 7 }),
  refusedAction('mode null', { mode: null }),
  refusedAction('container is a list', { container: [] }),
  refused('mode at the top is a number', { ...ACTION, mode: 7 }),
  refused('odd action at the top', { ...ACTION, action: 'backup now' }),
  refused('max_retries is a text', { ...ACTION, max_retries: 'many' }),
  refused('max_retries null', { ...ACTION, max_retries: null }),
  refused('mandatory is a text', { ...ACTION, mandatory: 'yes' }),
  refused('action_id is a number', { ...ACTION, action_id: 7 }),
  refused('odd action_id', { ...ACTION, action_id: 'a b' }),
  refused('odd user_id', { ...ACTION, user_id: 'a b' }),
  { request: 'POST actions/{absent}', note: 'no body' },
  { request: 'POST actions/{absent}', note: 'no freezer_action', body: { max_retries: 5 } },
  { request: 'POST actions/a$b', note: 'an id that none can have', body: ACTION },
];

export const ACTIONS_CHANGED: readonly Row[] = [
  { request: 'POST actions/', body: ODD, keep: 'a' },
  { request: 'PATCH actions/{a}', note: 'freezer_action', body: { freezer_action: BACKUP_ETC } },
  { request: 'GET actions/{a}' },
  { request: 'PATCH actions/{a}', note: 'max_retries', body: { max_retries: 9 } },
  { request: 'GET actions/{a}' },
  { request: 'PATCH actions/{a}', note: 'the whole action', body: { ...ACTION, timeout: 60 } },
  { request: 'GET actions/{a}' },
  { request: 'PATCH actions/{a}', note: 'no body' },
  { request: 'PATCH actions/{a}', note: 'empty object', body: {} },
  {
    request: 'PATCH actions/{a}',
    note: 'foreign owner, other id',
    body: { ...ACTION, user_id: '{stranger}', project_id: '{other}', action_id: '{absent}' },
  },
  { request: 'GET actions/{a}', note: 'still there' },
  { request: 'POST actions/', note: 'for changes that are refused', body: ACTION, keep: 'b' },
  { request: 'PATCH actions/{absent}', body: ACTION },
  { request: 'PATCH actions/{b}', note: 'malformed JSON', body: '{"max_retries": ' },
  { request: 'PATCH actions/{b}', note: 'a list', body: '[]' },
  { request: 'PATCH actions/{b}', note: 'freezer_action null', body: { freezer_action: null } },
  { request: 'PATCH actions/{b}', note: 'no action', body: { freezer_action: { mode: 'fs' } } },
  { request: 'PATCH actions/{b}', note: 'max_retries is a text', body: { ...ACTION, max_retries: 'many' } },
  { request: 'PATCH actions/{b}', note: 'stale If-Match', headers: { 'if-match': '"0"' }, body: ACTION },
  { request: 'PATCH actions/{b}', as: 'colleague', body: ACTION },
  { request: 'PATCH actions/{b}', as: 'reader', body: ACTION },
  { request: 'PATCH actions/{b}', as: 'stranger', body: ACTION },
  { request: 'PATCH actions/{b}', as: 'nobody', body: ACTION },
];

const plan = (entry: object) => ({ ...PLAN, job_actions: [entry] });

/** What plans put into the library of actions, and what they take from it. */
export const ACTIONS_OF_PLANS: readonly Row[] = [
  { request: 'POST jobs/', body: PLAN, keep: 'job' },
  { request: 'GET actions/', note: 'the action of the plan' },
  { request: 'POST actions/', body: EXEC, keep: 'exec' },
  {
    request: 'POST jobs/',
    note: 'an action as it is stored',
    body: plan({ ...EXEC, action_id: '{exec}' }),
    keep: 'same',
  },
  { request: 'GET jobs/{same}' },
  {
    request: 'POST jobs/',
    note: 'an action by its id alone',
    body: plan({ action_id: '{exec}' }),
    keep: 'byId',
  },
  { request: 'GET jobs/{byId}' },
  { request: 'POST jobs/', note: 'an unknown id alone', body: plan({ action_id: '{absent}' }) },
  {
    request: 'POST jobs/',
    note: 'an unknown id with an action',
    body: plan({ ...EXEC, action_id: '{project}-new' }),
  },
  { request: 'GET actions/{project}-new', note: 'made by a plan' },
  { request: 'POST jobs/', note: 'another action', body: plan({ ...ACTION, action_id: '{exec}' }) },
  { request: 'GET actions/{exec}', note: 'untouched' },
  {
    request: 'POST jobs/',
    note: 'refused',
    body: { ...plan({ freezer_action: { action: 'exec', command: '/bin/orphan' } }), description: 7 },
  },
  { request: 'GET actions/', note: 'after the refused plan' },
  { request: 'PATCH actions/{exec}', body: { ...EXEC, max_retries: 1, max_retries_interval: 1 } },
  { request: 'GET jobs/{same}', note: 'when its action changed' },
  { request: 'DELETE actions/{exec}' },
  { request: 'GET jobs/{same}', note: 'when its action is gone' },
  { request: 'DELETE jobs/{job}' },
  { request: 'GET actions/', note: 'when the plan is gone' },
];
