import type { StoredClient } from './document/client';
import { publicClient } from './document/public-client';
import type { Operation } from '../http/api-request';
import { listDocuments, type ListDocumentsOptions } from '../operations/read-documents';
import { CLIENT } from './client-names';

/** `GET /v2/{project_id}/clients`: list the project's own clients together with all central ones. */
export function createListClients(
  options: Pick<ListDocumentsOptions<StoredClient>, 'list' | 'getBodies'>,
): Operation {
  return listDocuments({ ...options, names: CLIENT, show: publicClient });
}
