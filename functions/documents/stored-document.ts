/** What is stored with every document, whatever its kind. Times are `YYYY-MM-DDTHH:MM:SS.ffffff` in UTC. */
export interface StoredDocument {
  readonly project_id: string;
  /** Who made it. */
  readonly user_id: string;
  readonly created_at: string;
  readonly updated_at: string;
  /** Counts the writes, from 1; the `version` of answers, and part of the ETag. */
  readonly _version: number;
}

/** Who writes, and when. */
export interface WriteContext {
  /** The caller. */
  readonly user_id: string;
  readonly now: Date;
  /** 32 lower-case hex digits, another one each time. */
  readonly newId: () => string;
}
