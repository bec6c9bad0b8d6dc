import type { JsonObject } from '../../documents/json';

/** What the schema of PATCH lets pass, as far as it is read. */
export interface ActionBody {
  readonly freezer_action?: JsonObject;
  readonly max_retries?: number | null;
  readonly max_retries_interval?: number | null;
}

/** What the schema of create and replace lets pass. */
export interface ActionDocumentBody extends ActionBody {
  readonly action_id?: string;
  readonly freezer_action: JsonObject;
}
