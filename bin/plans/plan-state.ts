import { isObject, type Json, type JsonObject } from '../../functions/documents/json';
import { microsecondsOf, timestampOfMicroseconds } from '../../functions/documents/timestamp';
import { BadDataFormat } from '../../functions/errors';
import type { JobKey, ServedConfiguration } from '../../functions/jobs/document/job';

/** What only a service says of a plan; times are `YYYY-MM-DDTHH:MM:SS.ffffff` in UTC. */
export interface PlanState extends JobKey {
  readonly user_id: string;
  readonly job_id_hash: string | undefined;
  readonly created_at: string | undefined;
  readonly updated_at: string | undefined;
  /** Managed plans only: what agents report is in `job_schedule`. */
  readonly status: string | undefined;
  readonly started_at: string | undefined;
  readonly ended_at: string | undefined;
  readonly user_credentials: JsonObject | undefined;
  readonly _configurations: readonly ServedConfiguration[] | undefined;
  readonly _event_shown: boolean | undefined;
}

/** From what a source says to what is kept; undefined for what is not such a value. */
type Reader<Value> = (value: Json) => Value | undefined;

const HASH = text(/^[0-9a-f]{32}$/);
const ID = text(/^[A-Za-z0-9_-]{1,255}$/);
const PROJECT_ID = text(/^[A-Za-z0-9_-]{1,64}$/);

/** @throws BadDataFormat that names the first key at fault, and not its value. */
export function parsePlanState(document: JsonObject): PlanState {
  return {
    ...parseKey(document),
    user_id: required(document, 'user_id', ID),
    job_id_hash: optional(document, 'job_id_hash', text(/^[0-9a-f]{40}$/)),
    created_at: optional(document, 'created_at', time),
    updated_at: optional(document, 'updated_at', time),
    status: optional(document, 'status', text(/^[\w-]{0,64}$/)),
    started_at: optional(document, 'started_at', time),
    ended_at: optional(document, 'ended_at', time),
    user_credentials: optional(document, 'user_credentials', trust),
    _configurations: optional(document, '_configurations', configurations),
    _event_shown: optional(document, '_event_shown', flag),
  };
}

/** @throws BadDataFormat */
export function parseKey(document: JsonObject): JobKey {
  return {
    project_id: required(document, 'project_id', PROJECT_ID),
    job_id: required(document, 'job_id', ID),
  };
}

function required<Value>(document: JsonObject, key: string, read: Reader<Value>): Value {
  const value = optional(document, key, read);
  if (value === undefined) throw new BadDataFormat(`'${key}' is a required property`);
  return value;
}

function optional<Value>(document: JsonObject, key: string, read: Reader<Value>): Value | undefined {
  const value = document[key] ?? null;
  if (value === null) return undefined;
  const kept = read(value);
  if (kept === undefined) throw new BadDataFormat(`'${key}' is not what Freezer has there`);
  return kept;
}

function text(pattern: RegExp): Reader<string> {
  return (value) => (typeof value === 'string' && pattern.test(value) ? value : undefined);
}

/** Databases write a space where the API has a T, and their times are UTC too. */
function time(value: Json): string | undefined {
  if (typeof value !== 'string') return undefined;
  const microseconds = microsecondsOf(value.replace(' ', 'T').replace(/(?:Z|\+00:00)$/, ''));
  return microseconds === undefined ? undefined : timestampOfMicroseconds(microseconds);
}

function trust(value: Json): JsonObject | undefined {
  const whole = isObject(value) && [value['trust_id'], value['trustor_user_id']].every((id) => isString(id));
  return whole ? value : undefined;
}

function configurations(value: Json): readonly ServedConfiguration[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const read = value.map(configuration);
  return read.every((one) => one !== undefined) ? read : undefined;
}

function configuration(value: Json): ServedConfiguration | undefined {
  if (!isObject(value)) return undefined;
  const [since, hash, schedule_hash] = [
    time(value['since'] ?? ''),
    HASH(value['hash'] ?? ''),
    HASH(value['schedule_hash'] ?? ''),
  ];
  if (since === undefined || hash === undefined || schedule_hash === undefined) return undefined;
  const until = time(value['until'] ?? null);
  return {
    since,
    hash,
    schedule_hash,
    ...((value['held'] === 1 || value['held'] === 2) && { held: value['held'] }),
    ...(until && { until }),
  };
}

function flag(value: Json): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function isString(value: Json | undefined): value is string {
  return typeof value === 'string';
}
