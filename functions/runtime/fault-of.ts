import type { Fault } from '../contract/faults';
import { FreezerError, type ServiceError, type StorageEngineError } from '../errors';

/** What kind of fault an error of a function is; undefined for what only its caller can mend. */
export function faultOf(error: unknown): Fault | undefined {
  if (isNamed<ServiceError>(error, 'ServiceError')) return error.service;
  if (!isNamed<StorageEngineError>(error, 'StorageEngineError')) {
    return error instanceof FreezerError && error.status < 500 ? undefined : 'own';
  }
  if (error.status !== 503) return 'own';
  if (error.throttled) return 'storage_throttled';
  return error.cause === undefined ? 'contention' : 'storage_unavailable';
}

/** By its name, so that functions need not have the class in their bundle. */
function isNamed<Named extends FreezerError>(error: unknown, name: Named['name']): error is Named {
  return error instanceof Error && error.name === name;
}
