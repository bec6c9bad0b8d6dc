import { publicClient } from '../shared/freezer/clients/public-client';
import type { Operation } from '../shared/http/api-request';
import { getDocument } from '../shared/operations/get-document';
import type { WriteClientDependencies } from './client-dependencies';
import { CLIENT } from './client-names';

/** `GET /v2/{project_id}/clients/{client_id}`: show the project's own client, else the central one. */
export function createGetClient({ documents }: Pick<WriteClientDependencies, 'documents'>): Operation {
  return getDocument({ names: CLIENT, find: (key) => documents.get(key), show: publicClient });
}
