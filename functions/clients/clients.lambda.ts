import { TABLE_VARIABLES } from '../contract/environment';
import { requireEnvironment, THIS_ENVIRONMENT } from '../runtime/environment';
import { createApiHandler } from '../http/api-handler';
import { getBodiesIn, serviceIn } from '../http/service';
import { writable } from '../storage/change-document';
import { ClientRepository } from './client-table';
import { createDocumentClient } from '../storage/document-client';
import { warmedUp } from '../runtime/warm-up';
import { clientsOperations } from './operations';

const clients = new ClientRepository(createDocumentClient(), requireEnvironment(TABLE_VARIABLES.clients));

export const handler = warmedUp(
  createApiHandler({
    ...serviceIn(THIS_ENVIRONMENT),
    operations: new Map(
      clientsOperations({ ...writable(clients), getBodies: getBodiesIn(THIS_ENVIRONMENT) }),
    ),
  }),
  () => clients.get({ project_id: '-', client_id: '-' }),
);
