import { CLIENT_FORM } from '../../functions/clients/client-table';
import {
  type Capabilities,
  CAPABILITIES,
  CLIENT_PART,
  type ClientKey,
  publicClient,
  type StoredClient,
} from '../../functions/clients/document/client';
import { parseClient } from '../../functions/clients/document/registered-client';
import { CENTRAL_REGISTRY } from '../../functions/contract/tables';
import { isObject, type JsonObject } from '../../functions/documents/json';
import {
  beginningOf,
  ownerOf,
  picked,
  projectOf,
  required,
  type Reader,
  timesOf,
  withoutNulls,
} from './fields';
import type { KindForm } from './kind';

const NAMES = ['client_id', 'hostname', 'description', 'uuid', 'is_central', ...Object.keys(CAPABILITIES)];

const anyText: Reader<string> = (value) => (typeof value === 'string' && value !== '' ? value : undefined);

/** Agents. A client of master that serves all projects stays one. */
export const CLIENT_KIND: KindForm<ClientKey, StoredClient> = {
  name: 'clients',
  form: CLIENT_FORM,
  part: CLIENT_PART,
  keyOf: (document) => ({
    project_id: projectOf(document),
    client_id: required(registrationOf(document), 'client_id', anyText),
    is_central: registrationOf(document)['is_central'] === true,
  }),
  parse: (document) => {
    const [user_id, times] = [ownerOf(document), timesOf(document)];
    const { uuid, ...input } = parseClient(withoutNulls(registrationOf(document)));
    const key = { project_id: projectOf(document), client_id: input.client_id };
    return {
      key: { ...key, is_central: input.is_central ?? false },
      complete: (stored, now) => ({
        hostname: '',
        description: '',
        is_central: false,
        ...CAPABILITIES,
        ...input,
        ...key,
        // Freezer asks for one.
        uuid: uuid ?? stored?.uuid ?? '',
        user_id,
        ...beginningOf(times, stored, now),
      }),
    };
  },
  show: publicClient,
  exported: ({ created_at, updated_at, ...client }) => ({
    ...publicClient({ created_at, updated_at, ...client }),
    created_at,
    updated_at,
  }),
  older: ({ project_id, user_id, client_id, hostname, description, uuid, ...client }) => ({
    document: { project_id, user_id, client_id, description, uuid, ...(hostname !== '' && { hostname }) },
    losses: [
      ...(client.is_central ? ['that serve all projects: to Freezer 13 they are of one.'] : []),
      ...(isLimited(client) ? ['that say what they can do: Freezer 13 does not keep it.'] : []),
    ],
  }),
  partitionsOf: (project_id) => [project_id, CENTRAL_REGISTRY],
};

function isLimited(client: Capabilities): boolean {
  const names = Object.keys(CAPABILITIES) as (keyof Capabilities)[];
  return names.some((name) => CAPABILITIES[name].length !== client[name].length);
}

/** It is nested where it is shown, and flat where it is sent. */
function registrationOf(document: JsonObject): JsonObject {
  const { client } = document;
  return picked(isObject(client) ? client : document, NAMES);
}
