import type { ClientKey, StoredClient } from './document/client';
import type { WriteDependencies } from '../operations/write-dependencies';

/** What the operations that write clients have in common. */
export type WriteClientDependencies = WriteDependencies<ClientKey, StoredClient>;
