import { ACTION, PLAN } from '../documents';
import type { Row } from '../row';

const actions = (job_actions: unknown) => ({ ...PLAN, job_actions });
const freezerAction = (changes: object) =>
  actions([{ ...ACTION, freezer_action: { ...ACTION.freezer_action, ...changes } }]);

export const CREATE_REFUSED: readonly Row[] = [
  {
    request: 'POST jobs/',
    note: 'no body',
  },
  {
    request: 'POST jobs/',
    note: 'empty body',
    body: '',
  },
  {
    request: 'POST jobs/',
    note: 'empty object',
    body: {},
  },
  {
    request: 'POST jobs/',
    note: 'malformed JSON',
    body: '{"client_id": ',
  },
  {
    request: 'POST jobs/',
    note: 'a list',
    body: '[]',
  },
  {
    request: 'POST jobs/',
    note: 'a list with a plan',
    body: [PLAN],
  },
  {
    request: 'POST jobs/',
    note: 'a text',
    body: '"plan"',
  },
  {
    request: 'POST jobs/',
    note: 'a number',
    body: '7',
  },
  {
    request: 'POST jobs/',
    note: 'null',
    body: 'null',
  },
  {
    request: 'POST jobs/',
    note: 'no client_id',
    body: { ...PLAN, client_id: undefined },
  },
  {
    request: 'POST jobs/',
    note: 'client_id with a space',
    body: { ...PLAN, client_id: 'node 1' },
  },
  {
    request: 'POST jobs/',
    note: 'client_id with an odd project',
    body: { ...PLAN, client_id: 'pro$ject_node' },
  },
  {
    request: 'POST jobs/',
    note: 'client_id with an odd host',
    body: { ...PLAN, client_id: 'project_node-' },
  },
  {
    request: 'POST jobs/',
    note: 'client_id is a number',
    body: { ...PLAN, client_id: 7 },
  },
  {
    request: 'POST jobs/',
    note: 'no job_actions',
    body: actions(undefined),
  },
  {
    request: 'POST jobs/',
    note: 'job_actions null',
    body: actions(null),
  },
  {
    request: 'POST jobs/',
    note: 'job_actions is an object',
    body: actions({}),
  },
  {
    request: 'POST jobs/',
    note: 'an action is a text',
    body: actions(['backup']),
  },
  {
    request: 'POST jobs/',
    note: 'action without freezer_action',
    body: actions([{}]),
  },
  {
    request: 'POST jobs/',
    note: 'action by its id alone',
    body: actions([{ action_id: 'a1' }]),
  },
  {
    request: 'POST jobs/',
    note: 'action is a number',
    body: freezerAction({ action: 7 }),
  },
  {
    request: 'POST jobs/',
    note: 'unknown action',
    body: freezerAction({ action: 'backup now' }),
  },
  {
    request: 'POST jobs/',
    note: 'odd mode',
    body: freezerAction({ mode: 'f s' }),
  },
  {
    request: 'POST jobs/',
    note: 'mode null',
    body: freezerAction({ mode: null }),
  },
  {
    request: 'POST jobs/',
    note: 'max_retries is a text',
    body: actions([{ ...ACTION, max_retries: 'many' }]),
  },
  {
    request: 'POST jobs/',
    note: 'mandatory is a text',
    body: actions([{ ...ACTION, mandatory: 'yes' }]),
  },
  {
    request: 'POST jobs/',
    note: 'action_defaults is a list',
    body: { ...PLAN, action_defaults: ['swift'] },
  },
  {
    request: 'POST jobs/',
    note: 'action_defaults without actions',
    body: { ...actions(undefined), action_defaults: { storage: 'swift' } },
  },
  {
    request: 'POST jobs/',
    note: 'unknown key',
    body: { ...PLAN, priority: 1 },
  },
  {
    request: 'POST jobs/',
    note: 'description null',
    body: { ...PLAN, description: null },
  },
  {
    request: 'POST jobs/',
    note: 'description is a number',
    body: { ...PLAN, description: 7 },
  },
  {
    request: 'POST jobs/',
    note: 'session_id null',
    body: { ...PLAN, session_id: null },
  },
  {
    request: 'POST jobs/',
    note: 'session_tag is a text',
    body: { ...PLAN, session_tag: '3' },
  },
  {
    request: 'POST jobs/',
    note: '_version',
    body: { ...PLAN, _version: 1 },
  },
  {
    request: 'POST jobs/',
    note: 'session_name',
    body: { ...PLAN, session_name: 'nightly' },
  },
  {
    request: 'POST jobs/',
    note: 'user_credentials',
    body: { ...PLAN, user_credentials: { trust_id: 't', trustor_user_id: 'u' } },
  },
  {
    request: 'POST jobs/',
    note: 'odd job_id',
    body: { ...PLAN, job_id: 'a/b' },
  },
  {
    request: 'POST jobs/',
    note: '40 levels deep',
    body: freezerAction({ nested: JSON.parse('['.repeat(40) + ']'.repeat(40)) as unknown }),
  },
];
