import { ACTION_FORM } from '../../../functions/actions/action-table';
import { itemOf } from '../../../functions/storage/item-form';
import { storedAction } from '../action';
import { PROJECT_ID } from '../identity';
import { ownOf, type ResourceProvocations, type Success } from './provocation';

const ACTIONS = `/v2/${PROJECT_ID}/actions`;
const STORED = storedAction();
const ACTION = `${ACTIONS}/${STORED.action_id}`;
const DOCUMENT = { freezer_action: { action: 'backup' } };

const SUCCESSES = new Map<string, Success>([
  ['listActions', { status: 200, path: ACTIONS, body: { match: [{ mode: 'fs' }] } }],
  ['createAction', { status: 201, path: ACTIONS, body: DOCUMENT }],
  ['getAction', { status: 200, path: ACTION }],
  ['updateAction', { status: 200, path: ACTION, body: { max_retries: 1 } }],
  ['replaceAction', { status: 201, path: `${ACTIONS}/replaced`, body: DOCUMENT }],
  ['deleteAction', { status: 204, path: `${ACTIONS}/absent` }],
]);

const own = ownOf(SUCCESSES);

export const ACTIONS_PROVOCATIONS: ResourceProvocations = {
  items: [{ table: 'actions', item: itemOf(ACTION_FORM, STORED) }],
  preparations: [],
  successes: SUCCESSES,
  own: [
    own('listActions', 400, 'a limit that is none', { path: `${ACTIONS}?limit=abc` }),
    own('createAction', 400, 'an action of no kind', { body: { freezer_action: { mode: 'fs' } } }),
    own('createAction', 409, 'an id that is taken', { body: { ...DOCUMENT, action_id: STORED.action_id } }),
    own('getAction', 304, 'an action that the caller has', { headers: { 'If-None-Match': '*' } }),
    own('getAction', 404, 'an absent action', { path: `${ACTIONS}/absent` }),
    own('updateAction', 404, 'an absent action', { path: `${ACTIONS}/absent` }),
    own('replaceAction', 412, 'one that is there', { path: ACTION, headers: { 'If-None-Match': '*' } }),
  ],
};
