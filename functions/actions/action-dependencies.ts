import type { ActionKey, StoredAction } from '../shared/freezer/actions/action';
import type { WriteDependencies } from '../shared/operations/write-dependencies';

/** What the operations that write actions have in common. */
export type WriteActionDependencies = WriteDependencies<ActionKey, StoredAction>;
