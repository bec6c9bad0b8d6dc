import { FORBIDDEN_BODY } from '../contract/error-body';
import { AccessForbidden } from '../errors';
import { parseClient } from './document/client-input';
import { registeredClient } from './document/registered-client';
import type { Operation } from '../http/api-request';
import { assertPreconditions } from '../http/entity-tag';
import { filledBody } from '../http/json-body';
import { madeAnswer } from '../operations/responses';
import { projectId } from '../operations/names';
import type { WriteClientDependencies } from './client-dependencies';
import { CLIENT } from './client-names';

/** `POST /v2/{project_id}/clients`: register a backup agent, for the first time or again. */
export function createCreateClient({
  change,
  contextOf,
}: Pick<WriteClientDependencies, 'change' | 'contextOf'>): Operation {
  return async (request) => {
    const project_id = projectId(request.parameters);
    const input = parseClient(filledBody(request));
    if (input.is_central === true && !request.maySpanProjects('clients:create_central')) {
      throw new AccessForbidden(FORBIDDEN_BODY.description);
    }
    const client = await change({ project_id, client_id: input.client_id }, (stored) => {
      assertPreconditions(request, stored);
      return registeredClient(stored, project_id, input, contextOf(request));
    });
    return madeAnswer(CLIENT, client);
  };
}
