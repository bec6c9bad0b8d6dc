import type { Fault } from './contract/faults';
import type { StorageEngineError } from './errors';

/** What kind of fault an error of a function behind the gate is that is not the caller's. */
export function faultOf(error: unknown): Fault {
  if (!isOfTheStorage(error) || error.status === 500) return 'own';
  if (error.throttled) return 'storage_throttled';
  return error.cause === undefined ? 'contention' : 'storage_unavailable';
}

/** By its name, so that functions without a storage need not have the class in their bundle. */
function isOfTheStorage(error: unknown): error is StorageEngineError {
  return error instanceof Error && error.name === ('StorageEngineError' satisfies StorageEngineError['name']);
}
