import { isObject, type Json, type JsonObject } from '../../functions/documents/json';
import type { JobKey, ServedConfiguration } from '../../functions/jobs/document/job';
import { ID, optional, ownerOf, projectOf, required, text, time, type Times, timesOf } from './fields';

/** What only a service says of a plan; times are `YYYY-MM-DDTHH:MM:SS.ffffff` in UTC. */
export interface PlanState extends JobKey, Times {
  readonly user_id: string;
  readonly job_id_hash: string | undefined;
  /** Managed plans only: what agents report is in `job_schedule`. */
  readonly status: string | undefined;
  readonly started_at: string | undefined;
  readonly ended_at: string | undefined;
  readonly user_credentials: JsonObject | undefined;
  readonly _configurations: readonly ServedConfiguration[] | undefined;
  readonly _event_shown: boolean | undefined;
}

const HASH = text(/^[0-9a-f]{32}$/);
/** @throws BadDataFormat that names the first key at fault, and not its value. */
export function parsePlanState(document: JsonObject): PlanState {
  return {
    ...parseKey(document),
    user_id: ownerOf(document),
    job_id_hash: optional(document, 'job_id_hash', text(/^[0-9a-f]{40}$/)),
    ...timesOf(document),
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
    project_id: projectOf(document),
    job_id: required(document, 'job_id', ID),
  };
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
