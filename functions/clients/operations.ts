import { FORBIDDEN_BODY } from '../contract/error-body';
import { AccessForbidden, StorageEngineError } from '../errors';
import type { Operation } from '../http/api-request';
import { assertPreconditions } from '../http/entity-tag';
import { filledBody } from '../http/json-body';
import type { GetBodies } from '../http/search-source';
import { getDocument, listDocuments, type ListDocumentsOptions } from '../operations/read-documents';
import { documentKey, projectId, type ResourceNames } from '../operations/names';
import { madeAnswer } from '../operations/responses';
import { writeContextOf, type WriteDependencies } from '../operations/write-documents';
import type { ClientRepository } from './client-table';
import {
  CLIENT_ID_PATTERN,
  type ClientKey,
  LONGEST_CLIENT_ID,
  publicClient,
  type StoredClient,
} from './document/client';
import { parseClient, registeredClient } from './document/registered-client';

/** What the operations that write clients have in common. */
type WriteClientDependencies = WriteDependencies<ClientKey, StoredClient>;

const CLIENT: ResourceNames<'client_id'> = {
  collection: 'clients',
  id: 'client_id',
  what: 'Client',
  ids: {
    pattern: new RegExp(`(?=^.{1,${LONGEST_CLIENT_ID}}$)${CLIENT_ID_PATTERN}`),
    allowed: `up to ${LONGEST_CLIENT_ID} characters, which are a host name, with a word and _ before it or not`,
  },
};

/** `POST /v2/{project_id}/clients`: register a backup agent, for the first time or again. */
export function createCreateClient({
  change,
  contextOf,
}: Pick<WriteClientDependencies, 'change' | 'contextOf'>): Operation {
  return async (request) => {
    const project_id = projectId(request.parameters);
    const input = parseClient(filledBody(request));
    if (input.is_central === true && !request.maySpanProjects('clients:create_central')) {
      throw new AccessForbidden(FORBIDDEN_BODY.description);
    }
    const client = await change({ project_id, client_id: input.client_id }, (stored) => {
      assertPreconditions(request, stored);
      return registeredClient(stored, project_id, input, contextOf(request));
    });
    return madeAnswer(CLIENT, client);
  };
}

/** An agent registers at its start, and hardly ever twice. */
const ATTEMPTS = 4;

/**
 * `DELETE /v2/{project_id}/clients/{client_id}`: forget a backup agent; its plans stay. A central one is for the project
 * that registered it to remove. Only what was read is removed: by now the id may be another project's.
 */
export function createDeleteClient({ documents }: Pick<WriteClientDependencies, 'documents'>): Operation {
  return async (request) => {
    const key = documentKey(request.parameters, CLIENT);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const stored = await documents.get(key);
      if (stored && stored.project_id !== key.project_id) throw forbidden();
      assertPreconditions(request, stored);
      if (!stored || (await documents.delete(stored, stored))) return { status: 204 };
    }
    throw new StorageEngineError('Too many others change this client at the same time.', 503);
  };
}

function forbidden(): AccessForbidden {
  return new AccessForbidden(FORBIDDEN_BODY.description);
}

/** `GET /v2/{project_id}/clients/{client_id}`: show the project's own client, else the central one. */
function createGetClient({ documents }: Pick<WriteClientDependencies, 'documents'>): Operation {
  return getDocument({ names: CLIENT, find: (key) => documents.get(key), show: publicClient });
}

/** `GET /v2/{project_id}/clients`: list the project's own clients together with all central ones. */
function createListClients(
  options: Pick<ListDocumentsOptions<StoredClient>, 'list' | 'getBodies'>,
): Operation {
  return listDocuments({ ...options, names: CLIENT, show: publicClient });
}

interface ClientsDependencies extends Pick<WriteClientDependencies, 'change'> {
  readonly documents: ClientRepository;
  readonly getBodies: GetBodies;
}

/** The clients resource, by operation. */
export function clientsOperations({
  documents,
  change,
  getBodies,
}: ClientsDependencies): readonly (readonly [string, Operation])[] {
  const writes = { documents, change, contextOf: writeContextOf };
  return [
    ['listClients', createListClients({ list: (project, span) => documents.list(project, span), getBodies })],
    ['createClient', createCreateClient(writes)],
    ['getClient', createGetClient(writes)],
    ['deleteClient', createDeleteClient(writes)],
  ];
}
