import type { JsonObject } from '../../documents/json';
import { checkedBody } from '../../documents/checked-body';
import type { ActionBody } from './action-body';
import { actionChanges, actionDocument } from './validators.cjs';

/** An action as a caller sent it, checked. */
export interface ActionInput {
  /** Only when an action is made; Horizon sends an empty one for none. */
  readonly action_id?: string;
  readonly freezer_action: JsonObject;
  readonly max_retries?: number;
  readonly max_retries_interval?: number;
  readonly extra: JsonObject;
}

/** What is to become of an action. */
export type ActionChanges = Omit<Partial<ActionInput>, 'action_id'>;

/** What has a place of its own, or is for the service to say: callers send back what they were shown. */
const NAMED: ReadonlySet<string> = new Set([
  'action_id',
  'user_id',
  'project_id',
  'freezer_action',
  'max_retries',
  'max_retries_interval',
]);

/**
 * The body of create or replace.
 * @throws BadDataFormat
 */
export function parseAction(body: JsonObject): ActionInput {
  const checked = checkedBody(actionDocument, body);
  const { action_id = '', freezer_action } = checked;
  return {
    ...(action_id !== '' && { action_id }),
    ...retriesOf(checked),
    freezer_action,
    extra: extraOf(body),
  };
}

/**
 * The body of PATCH.
 * @throws BadDataFormat
 */
export function parseActionChanges(body: JsonObject): ActionChanges {
  const checked = checkedBody(actionChanges, body);
  const { freezer_action } = checked;
  return { ...(freezer_action && { freezer_action }), ...retriesOf(checked), extra: extraOf(body) };
}

type Retries = Pick<ActionInput, 'max_retries' | 'max_retries_interval'>;

function retriesOf({ max_retries, max_retries_interval }: ActionBody): Retries {
  return {
    ...(typeof max_retries === 'number' && { max_retries }),
    ...(typeof max_retries_interval === 'number' && { max_retries_interval }),
  };
}

/** What a document has beside its named fields. */
export function extraOf(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !NAMED.has(name)));
}
