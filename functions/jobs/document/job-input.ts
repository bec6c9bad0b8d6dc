import type { JobAction } from './job';
import type { JobSchedule } from '../../schedule/schedule';

/** A plan as a caller sent it, checked; what callers may send and nobody reads is gone. */
export interface JobInput {
  /** Only when a plan is made. */
  readonly job_id?: string;
  readonly client_id?: string;
  readonly name?: string;
  readonly description?: string;
  readonly disabled?: boolean;
  readonly session_id?: string;
  readonly session_tag?: number;
  readonly job_schedule?: JobSchedule;
  /** `action_defaults` are in. */
  readonly job_actions?: readonly JobAction[];
  /** `YYYY-MM-DDTHH:MM:SS.ffffff` as we wrote it: the caller's copy of the plan is of then. */
  readonly updated_at?: string;
}

/** What makes or replaces a plan. */
export interface CompleteJobInput extends JobInput {
  readonly client_id: string;
  readonly job_actions: readonly JobAction[];
}

export const REPORTED_STATUSES = ['scheduled', 'running', 'completed', 'stop', 'aborting'] as const;
type ReportedStatus = (typeof REPORTED_STATUSES)[number];

/** What the runner of managed plans says about one of them; times are `YYYY-MM-DDTHH:MM:SS.ffffff` in UTC. */
export interface JobReport {
  readonly status?: ReportedStatus;
  readonly started_at?: string | null;
  readonly ended_at?: string | null;
}
