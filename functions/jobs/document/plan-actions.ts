import type { PlanAction } from '../../actions/document/changed-action';
import { canonicalJson } from '../../documents/canonical-json';
import type { Json, JsonObject } from '../../documents/json';
import type { Job, JobAction } from './job';
import { isActionId } from './job-actions';
import type { JobInput } from './job-input';

/** The entries that a plan got by its last change: not those that it had before under the same id. */
export function addedActions(
  job: Pick<Job, 'job_actions'>,
  before: Pick<Job, 'job_actions'> | undefined,
): readonly PlanAction[] {
  return job.job_actions
    .filter((entry) => !before?.job_actions.some((known) => isSameAction(entry, known)))
    .flatMap((entry) => {
      const { action_id } = entry;
      return isActionId(action_id) ? [{ ...entry, action_id }] : [];
    });
}

/** Whether an agent would do the same for both, under the same id. */
function isSameAction(one: JsonObject, other: JsonObject): boolean {
  return one['action_id'] === other['action_id'] && doesTheSame(one, other);
}

/** Whether an agent would do the same for both. */
export function doesTheSame(one: JsonObject, other: JsonObject): boolean {
  const content = ({ freezer_action = null }: JsonObject): string => canonicalJson({ freezer_action });
  return content(one) === content(other);
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

/** Ids of the entries of a body that name an action and say nothing of what it does. */
export function namedActions({ job_actions }: JsonObject): readonly string[] {
  return entriesOf(job_actions).flatMap((entry) => nameIn(entry) ?? []);
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

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
