import { TABLE_VARIABLES } from '../contract/environment';
import { createApiHandler } from '../http/api-handler';
import { served } from '../http/operation';
import { getBodiesIn, serviceIn } from '../http/service';
import { requireEnvironment, THIS_ENVIRONMENT } from '../runtime/environment';
import { warmedUp } from '../runtime/warm-up';
import { createDocumentClient } from '../storage/document-client';
import { ClientRepository } from './client-table';
import { clientsOperations } from './operations';

const documents = new ClientRepository(createDocumentClient(), requireEnvironment(TABLE_VARIABLES.clients));
const getBodies = getBodiesIn(THIS_ENVIRONMENT);

export const handler = warmedUp(
  createApiHandler({
    ...serviceIn(THIS_ENVIRONMENT),
    routes: served('clients', clientsOperations({ documents, getBodies })),
  }),
  () => documents.get({ project_id: '-', client_id: '-' }),
);
