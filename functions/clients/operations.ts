import { FORBIDDEN_BODY } from '../contract/error-body';
import { assertUsersPart } from '../documents/users-part';
import { AccessForbidden, StorageEngineError } from '../errors';
import type { ApiRequest } from '../http/api-request';
import { assertPreconditions } from '../http/entity-tag';
import { filledBody } from '../http/json-body';
import type { Operations } from '../http/operation';
import type { ApiResponse } from '../http/response';
import type { GetBodies } from '../http/search-source';
import { documentKey, projectId, type ResourceNames } from '../operations/names';
import { getDocument, listDocuments } from '../operations/read-documents';
import { madeResponse } from '../operations/responses';
import type { ClientRepository } from './client-table';
import { CLIENT_ID_PATTERN, LONGEST_CLIENT_ID, CLIENT_PART, publicClient } from './document/client';
import { type ClientInput, parseClient, registeredClient } from './document/registered-client';

const CLIENT: ResourceNames<'client_id'> = {
  collection: 'clients',
  id: 'client_id',
  what: 'Client',
  ids: {
    pattern: new RegExp(`(?=^.{1,${LONGEST_CLIENT_ID}}$)${CLIENT_ID_PATTERN}`),
    allowed: `up to ${LONGEST_CLIENT_ID} characters, which are a host name, with a word and _ before it or not`,
  },
};

interface ClientsDependencies {
  readonly documents: ClientRepository;
  readonly getBodies: GetBodies;
}

/** Backup agents; what plans they have does not depend on it. */
export function clientsOperations({ documents, getBodies }: ClientsDependencies): Operations<'clients'> {
  return {
    /** `GET /v2/{project_id}/clients`: list the project's own clients together with all central ones. */
    listClients: listDocuments({
      names: CLIENT,
      list: (project_id, span) => documents.list(project_id, span),
      find: (key) => documents.get(key),
      show: publicClient,
      getBodies,
    }),
    createClient: (request) => createClient(request, documents),
    /** `GET /v2/{project_id}/clients/{client_id}`: show the project's own client, else the central one. */
    getClient: getDocument({ names: CLIENT, find: (key) => documents.get(key), show: publicClient }),
    deleteClient: (request) => deleteClient(request, documents),
  };
}

/** `POST /v2/{project_id}/clients`: register a backup agent, for the first time or again. */
export async function createClient(
  request: ApiRequest,
  documents: Pick<ClientRepository, 'change'>,
): Promise<ApiResponse> {
  const project_id = projectId(request.parameters);
  const input = parseClient(filledBody(request));
  assertMayWrite(request, input);
  const client = await documents.change({ project_id, client_id: input.client_id }, (stored) => {
    // Another project's is refused because its id is taken.
    if (stored?.project_id === project_id) assertMayWrite(request, stored);
    assertPreconditions(request, stored);
    const client = registeredClient(stored, project_id, input, request.context);
    assertUsersPart(CLIENT_PART, client, stored);
    return client;
  });
  return madeResponse(CLIENT, client);
}

/** An agent registers at its start, and hardly ever twice. */
const ATTEMPTS = 4;

/**
 * `DELETE /v2/{project_id}/clients/{client_id}`: forget a backup agent; its plans stay. A central one is removed under the
 * project that registered it. Only what was read is removed: by now the id may be another project's.
 */
export async function deleteClient(
  request: ApiRequest,
  documents: Pick<ClientRepository, 'get' | 'delete'>,
): Promise<ApiResponse> {
  const key = documentKey(request.parameters, CLIENT);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const stored = await documents.get(key);
    if (stored && stored.project_id !== key.project_id) throw forbidden();
    if (stored) assertMayWrite(request, stored);
    assertPreconditions(request, stored);
    if (!stored || (await documents.delete(stored, stored))) return { status: 204 };
  }
  throw new StorageEngineError('Too many others change this client at the same time.', 503);
}

/**
 * A central client serves every project, so that whoever makes, changes or removes one must be let to make one.
 * @throws AccessForbidden
 */
function assertMayWrite(
  { maySpanProjects }: ApiRequest,
  { is_central }: Pick<ClientInput, 'is_central'>,
): void {
  if (is_central === true && !maySpanProjects('clients:create_central')) throw forbidden();
}

function forbidden(): AccessForbidden {
  return new AccessForbidden(FORBIDDEN_BODY.description);
}
