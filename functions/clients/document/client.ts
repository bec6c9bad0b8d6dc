import type { StoredDocument } from '../../documents/stored-document';
import type { Capabilities } from './capabilities';

/** A backup agent that registered itself, as stored. */
export interface StoredClient extends StoredDocument, Capabilities {
  readonly client_id: string;
  readonly uuid: string;
  readonly hostname: string;
  readonly description: string;
  /** Whether it serves every project, not its own alone. */
  readonly is_central: boolean;
}

/** Where a client is stored: with those of its project, or with the central ones. */
export type ClientKey = Pick<StoredClient, 'project_id' | 'client_id'> &
  Partial<Pick<StoredClient, 'is_central'>>;
