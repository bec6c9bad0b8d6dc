import type { ClientKey, StoredClient } from '../shared/freezer/clients/client';
import type { WriteDependencies } from '../shared/operations/write-dependencies';

/** What the operations that write clients have in common. */
export type WriteClientDependencies = WriteDependencies<ClientKey, StoredClient>;
