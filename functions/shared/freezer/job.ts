/** What JSON can say, and so what a plan may hold. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/**
 * When a plan runs (`schedule_*`), and for agents what a user asked for (`event`) and what the agent reported
 * (`status`, `result`, `current_pid`, `time_*` in epoch seconds, -1 for never).
 */
export type JobSchedule = JsonObject;

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
