import { type ManagedRunner, runsPlans } from '../../contract/managed-runner';
import type { JsonObject } from '../../documents/json';
import {
  assertFields,
  DOCUMENT_FIELDS,
  type FieldTest,
  isBoolean,
  isJsonObject,
  isString,
  nullable,
  optional,
  type StoredDocument,
  type WriteContext,
} from '../../documents/stored-document';
import { Conflict, UnprocessableEntity } from '../../errors';
import type { JobSchedule } from '../../schedule/schedule';

export interface JobAction extends JsonObject {
  readonly freezer_action: JsonObject;
}

/** A stored plan: wire fields under their own names. Times are `YYYY-MM-DDTHH:MM:SS.ffffff` in UTC. */
export interface Job {
  readonly project_id: string;
  readonly job_id: string;
  /** 40 hex digits, opaque, made with the plan and kept. */
  readonly job_id_hash: string;
  readonly user_id: string;
  readonly client_id: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly job_schedule: JobSchedule;
  readonly job_actions: readonly JobAction[];
  readonly session_id?: string | null;
  readonly session_tag?: number;
  readonly name?: string | null;
  readonly description?: string | null;
  /** Managed plans only: agents report theirs in `job_schedule`. */
  readonly status?: string;
  readonly disabled?: boolean;
  /** Managed plans only. */
  readonly started_at?: string | null;
  /** Managed plans only. */
  readonly ended_at?: string | null;
  /** The Keystone trust of a central agent's plan. */
  readonly user_credentials?: JsonObject;
}

/** What a user decides about a plan, as hashes. */
export interface ConfigurationHashes {
  /** Of the whole configuration. */
  readonly hash: string;
  /** Of the `schedule_*` keys alone. */
  readonly schedule_hash: string;
}

/** A configuration that was served. */
export interface ServedConfiguration extends ConfigurationHashes {
  /** `updated_at` of the write that brought it. */
  readonly since: string;
  /** 1: somebody has reported with it last, 2: before that. Agents do until they take the plan up anew. */
  readonly held?: 1 | 2;
  /** Since when another one was served, where that one is forgotten. */
  readonly until?: string;
}

/** A plan with what the service remembers of it: attributes that start with `_` never leave it. */
export interface StoredJob extends Job, StoredDocument {
  /** Those that are held and the last few, oldest first, the present one last: by them an agent's old copy is known. */
  readonly _configurations: readonly ServedConfiguration[];
  /** The pending `event` went out in an agent's poll, so that the agent's next report answers it. */
  readonly _event_shown?: boolean;
  /** What the clock of managed plans goes by: docs/adr/0012-managed-plans.md. `YYYY-MM-DDTHH:MM:SS` in UTC. */
  readonly _due?: string;
  /** There as long as `_due` is: the partition of the clock's index. */
  readonly _due_shard?: string;
  /** When the schedule was set, from which an interval without a start date is counted. */
  readonly _anchor?: string;
  /** The start whose run is in progress. */
  readonly _run?: string;
  /** The trust that runs of this plan act with. */
  readonly _trust_id?: string;
  /** How many runs in a row had no rights. */
  readonly _refusals?: number;
}

/** Where a plan is stored. */
export type JobKey = Pick<Job, 'project_id' | 'job_id'>;

/** What the deployment says about managed plans, and who changes a plan when. */
export interface ChangeContext extends WriteContext {
  /** `client_id`s whose plans the platform runs itself. */
  readonly managedClients: ReadonlySet<string>;
  /** Who that is. */
  readonly managedRunner: ManagedRunner;
}

const isAction: FieldTest = (value) => isJsonObject(value) && isJsonObject(value['freezer_action']);
const isOptionalString = nullable(isString);
const isConfiguration: FieldTest = (value) =>
  isJsonObject(value) &&
  ['since', 'hash', 'schedule_hash'].every((key) => isString(value[key])) &&
  optional((held) => held === 1 || held === 2)(value['held']) &&
  optional(isString)(value['until']);

const { _version, ...documentFields } = DOCUMENT_FIELDS;

const FIELDS: Readonly<Record<keyof Job, FieldTest>> = {
  ...documentFields,
  job_id: isString,
  job_id_hash: isString,
  client_id: isString,
  job_schedule: (value) =>
    isJsonObject(value) && isOptionalString(value['status']) && isOptionalString(value['event']),
  job_actions: (value) => Array.isArray(value) && value.every(isAction),
  session_id: nullable(isString),
  session_tag: optional(Number.isInteger),
  name: nullable(isString),
  description: nullable(isString),
  status: optional(isString),
  disabled: optional(isBoolean),
  started_at: nullable(isString),
  ended_at: nullable(isString),
  user_credentials: optional(isJsonObject),
};

const INTERNAL_FIELDS: Readonly<Record<Exclude<keyof StoredJob, keyof Job>, FieldTest>> = {
  _version,
  _configurations: (value) => Array.isArray(value) && value.length > 0 && value.every(isConfiguration),
  _event_shown: optional(isBoolean),
  _due: optional(isString),
  _due_shard: optional(isString),
  _anchor: optional(isString),
  _run: optional(isString),
  _trust_id: optional(isString),
  _refusals: optional(Number.isInteger),
};

/** Attributes that never leave the service; whoever writes a plan keeps them. */
export const INTERNAL_JOB_FIELDS: readonly string[] = Object.keys(INTERNAL_FIELDS);

/**
 * Passes only what is a plan whole, with what the service remembers of it; the storage may add attributes of its own.
 * @throws Error that names the first field at fault, never its value: the message goes to the log.
 */
export function assertStoredJob(item: unknown): asserts item is StoredJob {
  assertFields(item, { ...FIELDS, ...INTERNAL_FIELDS }, 'a plan');
}

/** Who runs a plan: the platform those that are managed, a backup agent all others. */
export interface PlanKind {
  readonly isManaged: boolean;
  /** Whether anybody would run it; an agent is always expected. */
  readonly hasRunner: boolean;
  /** Whether this service does. */
  readonly isClocked: boolean;
}

export function kindOf(
  { client_id }: Pick<Job, 'client_id'>,
  { managedClients, managedRunner }: Pick<ChangeContext, 'managedClients' | 'managedRunner'>,
): PlanKind {
  const isManaged = managedClients.has(client_id);
  return {
    isManaged,
    hasRunner: managedRunner !== 'none' || !isManaged,
    isClocked: isManaged && runsPlans(managedRunner),
  };
}

/** @throws UnprocessableEntity for what only a runner could carry out, where the platform has none. */
export function assertRunner({ hasRunner }: Pick<PlanKind, 'hasRunner'>): void {
  if (hasRunner) return;
  throw new UnprocessableEntity(
    'This deployment has no runner for managed plans: nobody would run this plan.',
  );
}

/** @throws UnprocessableEntity: the state of an agent's plan means nothing to the runner, nor the other way round. */
export function assertSameKind(stored: PlanKind, asked: PlanKind): void {
  if (stored.isManaged === asked.isManaged) return;
  throw new UnprocessableEntity('A plan cannot move between managed clients and backup agents.');
}

/** @throws Conflict */
export function assertEnabled({ disabled }: Pick<Job, 'disabled'>): void {
  if (disabled === true) throw new Conflict('Job is disabled');
}

/** The session that a plan is in, or ''. */
export function sessionOf({ session_id }: Pick<Job, 'session_id'>): string {
  return session_id ?? '';
}
