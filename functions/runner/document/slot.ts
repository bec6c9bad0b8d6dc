import { assertFields, type FieldTest, isString, isStrings, optional } from '../../documents/stored-document';
import type { JobKey, StoredJob } from '../../jobs/document/job';

/**
 * `new`: a start is taken, and the plan may not know it yet. `active`: a run is in progress. `idle`: none is, though there
 * may be something left to look after. `quarantined`: it failed again and again, and rests until the plan's next start.
 */
const STATES = ['new', 'active', 'idle', 'quarantined'] as const;

/** Where a plan's run is kept, one a plan: docs/adr/0012-managed-plans.md. Times are `YYYY-MM-DDTHH:MM:SS` in UTC. */
export interface Slot extends JobKey {
  /** Of the plan whose run it is; '' before the first one. */
  readonly job_id_hash: string;
  readonly state: (typeof STATES)[number];
  /** The start that runs, or ran last; '' before the first one. */
  readonly due: string;
  /** When the run began, which may be long after its start; '' before the first one. */
  readonly began: string;
  /** The newest start that ever ran. */
  readonly last_due: string;
  /** Of the plan, which may be gone before its run has ended. */
  readonly client_id: string;
  readonly user_id: string;
  readonly trust_id?: string;
  /** Volumes of this run that have not ended; undefined until they are known. */
  readonly volumes?: readonly string[];
  /** Volumes of the last run that had any. */
  readonly former: readonly string[];
  /** How many volumes of this run have ended well, badly, and before their time. */
  readonly succeeded: number;
  readonly failed: number;
  readonly dropped: number;
  /** What is to be told of this run beside its volumes. */
  readonly told: readonly string[];
  /** Ids of records whose backups were not finished, or not removed, with their run. */
  readonly late: readonly string[];
  /** Volumes that may have more backups than the plan keeps. */
  readonly rotate: readonly string[];
  /** How often work was begun on it without an end. */
  readonly attempts: number;
  /** When it wants work next. */
  readonly poll?: string;
  /** Counts the writes. */
  readonly version: number;
}

const isCount: FieldTest = (value) => Number.isInteger(value);

const FIELDS: Readonly<Record<keyof Slot, FieldTest>> = {
  project_id: isString,
  job_id: isString,
  job_id_hash: isString,
  state: (value) => STATES.some((known) => known === value),
  due: isString,
  began: isString,
  last_due: isString,
  client_id: isString,
  user_id: isString,
  trust_id: optional(isString),
  volumes: optional(isStrings),
  former: isStrings,
  succeeded: isCount,
  failed: isCount,
  dropped: isCount,
  told: isStrings,
  late: isStrings,
  rotate: isStrings,
  attempts: isCount,
  poll: optional(isString),
  version: isCount,
};

const EMPTY = {
  job_id_hash: '',
  state: 'idle',
  due: '',
  began: '',
  last_due: '',
  client_id: '',
  user_id: '',
  former: [],
  succeeded: 0,
  failed: 0,
  dropped: 0,
  told: [],
  late: [],
  rotate: [],
} as const;

/** The slot of a plan that never ran. */
export function emptySlot({ project_id, job_id }: JobKey): Slot {
  return { ...EMPTY, project_id, job_id, attempts: 0, version: 0 };
}

/**
 * A stored slot; what was taken before anything else was stored of it is an empty one.
 * @throws Error that names the first field at fault.
 */
export function slotOf({ _poll, _poll_shard, ...fields }: Readonly<Record<string, unknown>>): Slot {
  const slot: unknown = { ...EMPTY, ...fields, ...(_poll !== undefined && { poll: _poll }) };
  assertSlot(slot);
  return slot;
}

function assertSlot(slot: unknown): asserts slot is Slot {
  assertFields(slot, FIELDS, 'a slot');
}

/** The item of a slot. What wants no work is not in the index of what does. */
export function slotItem({ poll, ...fields }: Slot): Readonly<Record<string, unknown>> {
  return { ...fields, ...(poll !== undefined && { _poll: poll, _poll_shard: POLL_SHARD }) };
}

/** One, until more are needed. */
export const POLL_SHARD = '0';

/** Times of a run that begins. */
type NewRun = Required<Pick<Slot, 'due' | 'began' | 'poll'>>;

/** The slot for the run of a start, before the plan knows of it. */
export function newRun(slot: Slot, plan: StoredJob, { due, began, poll }: NewRun): Slot {
  const { volumes, trust_id, ...rest } = slot;
  const { job_id_hash, client_id, user_id, _trust_id } = plan;
  return {
    ...rest,
    job_id_hash,
    client_id,
    user_id,
    ...(_trust_id !== undefined && { trust_id: _trust_id }),
    state: 'new',
    due,
    began,
    poll,
    succeeded: 0,
    failed: 0,
    dropped: 0,
    told: [],
  };
}

/** An idle slot wants work only as long as something is left to look after. */
export function withoutNeedlessPoll(slot: Slot): Slot {
  const { poll, ...rest } = slot;
  return slot.state === 'idle' && slot.late.length + slot.rotate.length === 0 ? rest : slot;
}
