import { TABLE_VARIABLES } from '../contract/environment';
import { requireEnvironment, THIS_ENVIRONMENT } from '../runtime/environment';
import { createApiHandler } from '../http/api-handler';
import { getBodiesIn, serviceIn } from '../http/service';
import { ACTION_FORM } from './action-table';
import { writable } from '../storage/change-document';
import { createDocumentClient } from '../storage/document-client';
import { DocumentRepository } from '../storage/document-repository';
import { warmedUp } from '../runtime/warm-up';
import { actionsOperations } from './operations';

const table = requireEnvironment(TABLE_VARIABLES.actions);
const actions = new DocumentRepository(createDocumentClient(), table, ACTION_FORM);

export const handler = warmedUp(
  createApiHandler({
    ...serviceIn(THIS_ENVIRONMENT),
    operations: new Map(
      actionsOperations({ ...writable(actions), getBodies: getBodiesIn(THIS_ENVIRONMENT) }),
    ),
  }),
  () => actions.get({ project_id: '-', action_id: '-' }),
);
