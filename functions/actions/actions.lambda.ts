import { TABLE_VARIABLES } from '../contract/environment';
import { createApiHandler } from '../http/api-handler';
import { served } from '../http/operation';
import { getBodiesIn, serviceIn } from '../http/service';
import { requireEnvironment, THIS_ENVIRONMENT } from '../runtime/environment';
import { warmedUp } from '../runtime/warm-up';
import { createDocumentClient } from '../storage/document-client';
import { DocumentRepository } from '../storage/document-repository';
import { ACTION_FORM } from './action-table';
import { actionsOperations } from './operations';

const table = requireEnvironment(TABLE_VARIABLES.actions);
const documents = new DocumentRepository(createDocumentClient(), table, ACTION_FORM);
const getBodies = getBodiesIn(THIS_ENVIRONMENT);

export const handler = warmedUp(
  createApiHandler({
    ...serviceIn(THIS_ENVIRONMENT),
    routes: served('actions', actionsOperations({ documents, getBodies })),
  }),
  () => documents.get({ project_id: '-', action_id: '-' }),
);
