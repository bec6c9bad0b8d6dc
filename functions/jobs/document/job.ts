import type { JsonObject } from '../../documents/json';
import type { JobSchedule } from '../../schedule/schedule';
import type { StoredDocument, WriteContext } from '../../documents/stored-document';

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

/** A configuration that was served: what a user decides about a plan, as hashes. */
export interface ServedConfiguration {
  /** `updated_at` of the write that brought it. */
  readonly since: string;
  /** Of the whole configuration. */
  readonly hash: string;
  /** Of the `schedule_*` keys alone. */
  readonly schedule_hash: string;
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
}

/** Where a plan is stored. */
export type JobKey = Pick<Job, 'project_id' | 'job_id'>;

/** What the deployment says about managed plans, and who changes a plan when. */
export interface ChangeContext extends WriteContext {
  /** `client_id`s whose plans the platform runs itself. */
  readonly managedClients: ReadonlySet<string>;
  /** Whether the platform does run them. */
  readonly managedRunner: boolean;
}
