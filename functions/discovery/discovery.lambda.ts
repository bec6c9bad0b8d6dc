import { createApiHandler } from '../http/api-handler';
import { served, servedToAnybody } from '../http/operation';
import { serviceIn } from '../http/service';
import { THIS_ENVIRONMENT } from '../runtime/environment';
import { DISCOVERY, PUBLIC_DISCOVERY } from './operations';

/** A function without permissions and without the SDK, because two of its operations answer to anybody. */
export const handler = createApiHandler({
  ...serviceIn(THIS_ENVIRONMENT),
  routes: [...served('discovery', DISCOVERY), ...servedToAnybody('discovery', PUBLIC_DISCOVERY)],
});
