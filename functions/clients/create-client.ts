import { FORBIDDEN_BODY } from '../shared/contract/error-body';
import { AccessForbidden } from '../shared/errors';
import { parseClient } from '../shared/freezer/clients/client-input';
import { registeredClient } from '../shared/freezer/clients/registered-client';
import type { Operation } from '../shared/http/api-request';
import { assertPreconditions } from '../shared/http/entity-tag';
import { filledBody } from '../shared/http/json-body';
import { madeAnswer } from '../shared/operations/answers';
import { projectId } from '../shared/operations/document-key';
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
