import type { Operation } from '../http/api-request';
import type { GetBodies } from '../http/search-source';
import { writeContextOf } from '../operations/write-context';
import type { ClientRepository } from './client-table';
import type { WriteClientDependencies } from './client-dependencies';
import { createCreateClient } from './create-client';
import { createDeleteClient } from './delete-client';
import { createGetClient } from './get-client';
import { createListClients } from './list-clients';

export interface ClientsDependencies extends Pick<WriteClientDependencies, 'change'> {
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
