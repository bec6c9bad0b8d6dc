import type { StoredClient } from '../shared/freezer/clients/client';
import { publicClient } from '../shared/freezer/clients/public-client';
import type { Operation } from '../shared/http/api-request';
import { listDocuments, type ListDocumentsOptions } from '../shared/operations/list-documents';
import { CLIENT } from './client-names';

/** `GET /v2/{project_id}/clients`: list the project's own clients together with all central ones. */
export function createListClients(
  options: Pick<ListDocumentsOptions<StoredClient>, 'list' | 'getBodies'>,
): Operation {
  return listDocuments({ ...options, names: CLIENT, show: publicClient });
}
