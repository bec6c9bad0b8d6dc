import type { JobAction } from './job';
import type { JobSchedule } from '../../schedule/schedule';
import type { Json, JsonObject } from '../../documents/json';

/** What the schema of PATCH lets pass, as far as it is read. */
export interface JobBody {
  readonly job_id?: Json;
  readonly client_id?: string;
  readonly name?: string | null;
  readonly description?: string | null;
  readonly disabled?: boolean;
  readonly session_id?: string | null;
  readonly session_tag?: number;
  readonly job_schedule?: JobSchedule;
  readonly job_actions?: readonly JobAction[];
  readonly action_defaults?: JsonObject;
  readonly updated_at?: Json;
}

/** What the schema of create and replace lets pass. */
export interface JobDocumentBody extends JobBody {
  readonly job_id?: string;
  readonly client_id: string;
  readonly job_actions: readonly JobAction[];
}
