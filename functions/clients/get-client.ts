import { publicClient } from './document/public-client';
import type { Operation } from '../http/api-request';
import { getDocument } from '../operations/get-document';
import type { WriteClientDependencies } from './client-dependencies';
import { CLIENT } from './client-names';

/** `GET /v2/{project_id}/clients/{client_id}`: show the project's own client, else the central one. */
export function createGetClient({ documents }: Pick<WriteClientDependencies, 'documents'>): Operation {
  return getDocument({ names: CLIENT, find: (key) => documents.get(key), show: publicClient });
}
