import type { Fault } from '../contract/faults';
import type { FreezerError, ServiceError, StorageEngineError } from '../errors';

/** What kind of fault an error of a function behind the gate is that is not the caller's. */
export function faultOf(error: unknown): Fault {
  if (isNamed<ServiceError>(error, 'ServiceError')) return error.service;
  if (!isNamed<StorageEngineError>(error, 'StorageEngineError') || error.status === 500) return 'own';
  if (error.throttled) return 'storage_throttled';
  return error.cause === undefined ? 'contention' : 'storage_unavailable';
}

/** By its name, so that functions need not have the class in their bundle. */
function isNamed<Named extends FreezerError>(error: unknown, name: Named['name']): error is Named {
  return error instanceof Error && error.name === name;
}
