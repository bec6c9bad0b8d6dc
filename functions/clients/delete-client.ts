import { FORBIDDEN_BODY } from '../contract/error-body';
import { AccessForbidden, StorageEngineError } from '../errors';
import type { Operation } from '../http/api-request';
import { assertPreconditions } from '../http/entity-tag';
import { documentKey } from '../operations/names';
import type { WriteClientDependencies } from './client-dependencies';
import { CLIENT } from './client-names';

/** An agent registers at its start, and hardly ever twice. */
const ATTEMPTS = 4;

/**
 * `DELETE /v2/{project_id}/clients/{client_id}`: forget a backup agent; its plans stay. A central one is for the project
 * that registered it to remove. Only what was read is removed: by now the id may be another project's.
 */
export function createDeleteClient({ documents }: Pick<WriteClientDependencies, 'documents'>): Operation {
  return async (request) => {
    const key = documentKey(request.parameters, CLIENT);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const stored = await documents.get(key);
      if (stored && stored.project_id !== key.project_id) throw forbidden();
      assertPreconditions(request, stored);
      if (!stored || (await documents.delete(stored, stored))) return { status: 204 };
    }
    throw new StorageEngineError('Too many others change this client at the same time.', 503);
  };
}

function forbidden(): AccessForbidden {
  return new AccessForbidden(FORBIDDEN_BODY.description);
}
