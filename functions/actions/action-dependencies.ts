import type { ActionKey, StoredAction } from './document/action';
import type { WriteDependencies } from '../operations/write-dependencies';

/** What the operations that write actions have in common. */
export type WriteActionDependencies = WriteDependencies<ActionKey, StoredAction>;
