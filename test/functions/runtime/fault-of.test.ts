import {
  BlockStorageError,
  DocumentNotFound,
  ServiceError,
  StorageEngineError,
} from '../../../functions/errors';
import { faultOf } from '../../../functions/runtime/fault-of';
import { storageError } from '../../../functions/storage/requests';

const named = (name: string) => Object.assign(new Error('details'), { name });

describe('faultOf', () => {
  it.each([
    ['storage_throttled', storageError(named('ThrottlingException'))],
    ['storage_throttled', storageError(named('ProvisionedThroughputExceededException'))],
    ['storage_unavailable', storageError(named('TimeoutError'))],
    ['contention', new StorageEngineError('Too many others change this document at the same time.', 503)],
    ['keystone', new ServiceError('The Keystone service is temporarily unavailable.')],
    ['block_storage', new BlockStorageError('Block storage is temporarily unavailable.')],
    ['own', storageError(named('AccessDeniedException'))],
    ['own', new TypeError('x is not a function')],
    ['own', storageError(named('ItemCollectionSizeLimitExceededException'))],
    [undefined, new DocumentNotFound('which its caller should not ask about')],
    ['own', 'a text'],
  ])('says %s of %p', (fault, error) => {
    expect(faultOf(error)).toBe(fault);
  });
});
