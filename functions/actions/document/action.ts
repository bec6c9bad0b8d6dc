import type { JsonObject } from '../../documents/json';
import type { StoredDocument } from '../../documents/stored-document';

/** What an agent does when it runs a plan, kept in a library to be used in many. */
export interface StoredAction extends StoredDocument {
  readonly action_id: string;
  readonly freezer_action: JsonObject;
  /** How often an agent tries again. */
  readonly max_retries: number;
  /** Seconds between two tries. */
  readonly max_retries_interval: number;
  /** Whatever else the caller wrote beside these: `mandatory`, `timeout`, … */
  readonly _extra: JsonObject;
}

/** Where an action is stored. */
export type ActionKey = Pick<StoredAction, 'project_id' | 'action_id'>;
