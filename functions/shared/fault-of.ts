import type { Fault } from './contract/faults';
import { StorageEngineError } from './errors';

/** What kind of fault an error of a function behind the gate is that is not the caller's. */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof StorageEngineError) || error.status === 500) return 'own';
  if (error.throttled) return 'storage_throttled';
  return error.cause === undefined ? 'contention' : 'storage_unavailable';
}
