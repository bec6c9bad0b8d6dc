import { THIS_ENVIRONMENT } from '../runtime/environment';
import { createApiHandler } from '../http/api-handler';
import { serviceIn } from '../http/service';
import { DISCOVERY, PUBLIC_DISCOVERY } from './operations';

/** A function without permissions and without the SDK, because two of its operations answer to anybody. */
export const handler = createApiHandler({
  ...serviceIn(THIS_ENVIRONMENT),
  operations: new Map(DISCOVERY),
  publicOperations: new Map(PUBLIC_DISCOVERY),
});
