import type { PlanAction } from '../../actions/document/changed-action';
import type { CapabilityName, StoredClient } from '../../clients/document/client';
import { canonicalJson, isObject, isSameJson, type Json, type JsonObject } from '../../documents/json';
import { shownText, shownValue } from '../../documents/shown-value';
import { UnprocessableEntity } from '../../errors';
import type { ChangeContext, Job, JobAction } from './job';
import type { JobInput } from './job-input';

const ID = /^[A-Za-z0-9_-]{1,255}$/;

/**
 * The actions as sent, each with its id and owners. A known action keeps its user, whoever sends it back; the project
 * is always the plan's.
 */
export function ownedActions(
  sent: readonly JobAction[],
  { project_id, job_actions: known }: Pick<Job, 'project_id' | 'job_actions'>,
  { user_id, newId }: ChangeContext,
): readonly JobAction[] {
  // The first entry of an id has its user.
  const owners = new Map(known.toReversed().map((entry) => [entry['action_id'], entry['user_id']]));
  return sent.map((action) => {
    const sentId = action['action_id'];
    const action_id = isActionId(sentId) ? sentId : newId();
    return { ...action, action_id, user_id: owners.get(action_id) ?? user_id, project_id };
  });
}

/** Horizon sends an empty id with an action that is new. */
function isActionId(action_id: Json | undefined): action_id is string {
  return typeof action_id === 'string' && ID.test(action_id);
}

/**
 * The entries that a plan got by its last change: not those that it had before under the same id. As a rule all are where
 * they were; what is not is looked up by its text, because to compare each with each takes seconds where many share an id.
 */
export function addedActions(
  job: Pick<Job, 'job_actions'>,
  before: Pick<Job, 'job_actions'> | undefined,
): readonly PlanAction[] {
  const known = before?.job_actions ?? [];
  const moved = job.job_actions.filter((entry, place) => !isSameAction(entry, known[place]));
  const texts = new Set(moved.length > 0 ? known.map(actionText) : []);
  return moved
    .filter((entry) => texts.size === 0 || !texts.has(actionText(entry)))
    .flatMap((entry) => {
      const { action_id } = entry;
      return isActionId(action_id) ? [{ ...entry, action_id }] : [];
    });
}

/** Whether an agent would do the same for both, under the same id. */
function isSameAction(one: JsonObject, other: JsonObject | undefined): boolean {
  return (
    other !== undefined && one['action_id'] === other['action_id'] && isSameJson(workIn(one), workIn(other))
  );
}

/** Equal where an agent would do the same, under the same id. */
function actionText(entry: JsonObject): string {
  return canonicalJson([entry['action_id'], workIn(entry)]);
}

/** Equal where an agent would do the same. */
export function workText(entry: JsonObject): string {
  return canonicalJson([workIn(entry)]);
}

/** What an entry asks for. A key that is null says nothing, as in Freezer: clients fill actions up with such keys. */
function workIn({ freezer_action }: JsonObject): Json {
  if (!isObject(freezer_action)) return freezer_action ?? null;
  return Object.fromEntries(Object.entries(freezer_action).filter(([, value]) => value !== null));
}

/** What was asked for, with entries that get ids of their own in place of these. */
export function withoutActionIds<Input extends JobInput>(input: Input, ids: ReadonlySet<string>): Input {
  const job_actions = input.job_actions?.map((entry) =>
    isActionId(entry['action_id']) && ids.has(entry['action_id']) ? withoutId(entry) : entry,
  );
  return { ...input, ...(job_actions && { job_actions }) };
}

function withoutId({ action_id, ...entry }: JobAction): JobAction {
  return entry;
}

/** Ids of the actions that entries of a body name without saying what they do, and how often each is named. */
export function namedActions({ job_actions }: JsonObject): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const entry of entriesOf(job_actions)) {
    const name = nameIn(entry);
    if (name !== undefined) times.set(name, (times.get(name) ?? 0) + 1);
  }
  return times;
}

/** The body with these actions in place of their names; what an entry says besides stays. */
export function withNamedActions(body: JsonObject, actions: ReadonlyMap<string, JsonObject>): JsonObject {
  if (actions.size === 0) return body;
  const job_actions = entriesOf(body['job_actions']).map((entry) => {
    const name = nameIn(entry);
    const action = name === undefined ? undefined : actions.get(name);
    return action && isObject(entry) ? { ...action, ...entry } : entry;
  });
  return { ...body, job_actions };
}

function nameIn(entry: Json): string | undefined {
  if (!isObject(entry) || (entry['freezer_action'] ?? null) !== null) return undefined;
  const { action_id } = entry;
  return isActionId(action_id) ? action_id : undefined;
}

/** Array.isArray does not know lists that cannot be changed. */
function entriesOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

type Work = Pick<Job, 'client_id' | 'job_actions'>;

/** Keys of an action, and where a client says which values of them it is capable of. */
const ASKED = {
  action: 'supported_actions',
  mode: 'supported_modes',
  storage: 'supported_storages',
  engine: 'supported_engines',
} as const satisfies Readonly<Record<string, CapabilityName>>;

/**
 * Passes a plan whose client is there and capable of all that its actions ask for. What an action does not say, the
 * client decides.
 * @throws UnprocessableEntity in Freezer's words.
 */
export function assertCapable(client: StoredClient | undefined, { client_id, job_actions }: Work): void {
  if (!client) throw new UnprocessableEntity(`Client not found with ID ${shownText(client_id)}`);
  const capabilities = Object.entries(ASKED).map(
    ([key, capability]) => [key, new Set<Json>(client[capability])] as const,
  );
  for (const { freezer_action } of job_actions) {
    for (const [key, known] of capabilities) {
      const asked = freezer_action[key];
      if (!asked || known.has(asked)) continue;
      throw new UnprocessableEntity(
        `Client ${shownText(client_id)} does not support ${key}: ${shown(asked)}`,
      );
    }
  }
}

/** Whether a change is about who does a plan's work, or about the work. */
export function isOtherWork(before: Work, { client_id, job_actions }: Work): boolean {
  return before.client_id !== client_id || !isSameJson(before.job_actions, job_actions);
}

function shown(value: Json): string {
  return typeof value === 'string' ? shownText(value) : shownValue(value);
}
