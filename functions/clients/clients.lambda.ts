import { TABLE_VARIABLES } from '../shared/contract/environment';
import { requireEnvironment, THIS_ENVIRONMENT } from '../shared/environment';
import { createApiHandler } from '../shared/http/api-handler';
import { getBodiesIn, serviceIn } from '../shared/http/service';
import { writable } from '../shared/storage/change-document';
import { ClientRepository } from '../shared/storage/client-repository';
import { createDocumentClient } from '../shared/storage/document-client';
import { warmedUp } from '../shared/warm-up';
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
