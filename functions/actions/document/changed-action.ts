import { checkedBody } from '../../documents/checked-body';
import type { JsonObject } from '../../documents/json';
import { beginning, nextVersionOf, type WriteContext } from '../../documents/stored-document';
import type { ActionKey, StoredAction } from './action';
import { actionChanges, actionDocument } from './validators.cjs';

/** What the schema of PATCH lets pass, as far as it is read. */
export interface ActionBody {
  readonly freezer_action?: JsonObject;
  readonly max_retries?: number | null;
  readonly max_retries_interval?: number | null;
}

/** What the schema of create and replace lets pass. */
export interface ActionDocumentBody extends ActionBody {
  readonly action_id?: string;
  readonly freezer_action: JsonObject;
}

/** An action as a caller sent it, checked. */
interface ActionInput {
  /** Only when an action is made; Horizon sends an empty one for none. */
  readonly action_id?: string;
  readonly freezer_action: JsonObject;
  readonly max_retries?: number;
  readonly max_retries_interval?: number;
  readonly extra: JsonObject;
}

/** What is to become of an action. */
type ActionChanges = Omit<Partial<ActionInput>, 'action_id'>;

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
function extraOf(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !NAMED.has(name)));
}

/** Freezer's own. */
const RETRIES = { max_retries: 5, max_retries_interval: 6 } as const;

/** The action that a document asks for, owned by the caller. */
export function newAction(
  key: ActionKey,
  input: Omit<ActionInput, 'action_id'>,
  context: WriteContext,
): StoredAction {
  const { project_id, action_id } = key;
  return { project_id, action_id, ...beginning(context), ...contentOf(input) };
}

/** The document in place of the stored one; who made it and when stays. */
export function replacedAction(
  stored: StoredAction,
  input: ActionInput,
  { now }: WriteContext,
): StoredAction {
  return nextVersionOf(stored, { ...stored, ...contentOf(input) }, now);
}

/** The stored action with what a PATCH names; what it does not name stays. */
export function editedAction(
  stored: StoredAction,
  { extra, ...named }: ActionChanges,
  { now }: WriteContext,
): StoredAction {
  return nextVersionOf(stored, { ...stored, ...named, _extra: { ...stored._extra, ...extra } }, now);
}

function contentOf({ freezer_action, max_retries, max_retries_interval, extra }: ActionInput) {
  return {
    freezer_action,
    max_retries: max_retries ?? RETRIES.max_retries,
    max_retries_interval: max_retries_interval ?? RETRIES.max_retries_interval,
    _extra: extra,
  };
}

/** An entry of a plan, whose id is known. */
export type PlanAction = JsonObject & { readonly action_id: string; readonly freezer_action: JsonObject };

/** The action of the library for one that came with a plan, under the id that it has there. */
export function libraryAction(project_id: string, entry: PlanAction, context: WriteContext): StoredAction {
  const { action_id, freezer_action, max_retries, max_retries_interval } = entry;
  const retries = {
    ...(typeof max_retries === 'number' && { max_retries }),
    ...(typeof max_retries_interval === 'number' && { max_retries_interval }),
  };
  return newAction({ project_id, action_id }, { freezer_action, ...retries, extra: extraOf(entry) }, context);
}
