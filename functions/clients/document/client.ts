import type { JsonObject } from '../../documents/json';
import {
  assertFields,
  DOCUMENT_FIELDS,
  type FieldTest,
  isBoolean,
  isString,
  isStrings,
  type StoredDocument,
} from '../../documents/stored-document';
import type { UsersPart } from '../../documents/users-part';

/** All that a client can be capable of, which is also what one can that does not say: Freezer's own lists. */
export const CAPABILITIES = {
  supported_actions: ['backup', 'restore', 'info', 'admin', 'exec'],
  supported_modes: ['fs', 'mongo', 'mysql', 'sqlserver', 'cinder', 'glance', 'cindernative', 'nova'],
  supported_storages: ['local', 'swift', 'ssh', 's3', 'ftp', 'ftps'],
  supported_engines: ['tar', 'rsync', 'rsyncv2', 'nova', 'osbrick', 'glance'],
} as const;

export type CapabilityName = keyof typeof CAPABILITIES;
export type Capabilities = Readonly<Record<CapabilityName, readonly string[]>>;

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

const FIELDS: Readonly<Record<keyof StoredClient, FieldTest>> = {
  ...DOCUMENT_FIELDS,
  client_id: isString,
  uuid: isString,
  hostname: isString,
  description: isString,
  is_central: isBoolean,
  supported_actions: isStrings,
  supported_modes: isStrings,
  supported_storages: isStrings,
  supported_engines: isStrings,
};

/** @throws Error that names the first field at fault. */
export function assertClient(item: unknown): asserts item is StoredClient {
  assertFields(item, FIELDS, 'a client');
}

/** The client as callers see it: Freezer's keys and no others. A registration is flat, the answer is not. */
export function publicClient(client: StoredClient): JsonObject {
  return {
    project_id: client.project_id,
    user_id: client.user_id,
    client: {
      uuid: client.uuid,
      hostname: client.hostname,
      client_id: client.client_id,
      is_central: client.is_central,
      description: client.description,
      supported_actions: client.supported_actions,
      supported_modes: client.supported_modes,
      supported_storages: client.supported_storages,
      supported_engines: client.supported_engines,
    },
  };
}

const LABEL = '[a-zA-Z\\d](?:[a-zA-Z\\d-]{0,61}[a-zA-Z\\d])?';

/** A host name, which a project or another word and `_` may precede: agents take `<project_id>_<host name>`. */
export const CLIENT_ID_PATTERN = `^(?:[\\w-]+_)?${LABEL}(?:\\.${LABEL})*$`;

/** An index's sort key takes 1,024 bytes: of a plan, client_id, created_at and job_id go into one. */
export const LONGEST_CLIENT_ID = 512;

/** The id of a client in whatever document. */
export const CLIENT_ID: JsonObject = {
  type: 'string',
  maxLength: LONGEST_CLIENT_ID,
  pattern: CLIENT_ID_PATTERN,
};

/** All of it, but for what the storage adds. */
export const CLIENT_PART: UsersPart<StoredClient> = { what: 'client', bytes: 188 * 1024, of: publicClient };
