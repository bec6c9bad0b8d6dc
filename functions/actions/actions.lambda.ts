import { TABLE_VARIABLES } from '../shared/contract/environment';
import { requireEnvironment, THIS_ENVIRONMENT } from '../shared/environment';
import { createApiHandler } from '../shared/http/api-handler';
import { getBodiesIn, serviceIn } from '../shared/http/service';
import { ACTION_FORM } from '../shared/storage/action-form';
import { writable } from '../shared/storage/change-document';
import { createDocumentClient } from '../shared/storage/document-client';
import { DocumentRepository } from '../shared/storage/document-repository';
import { warmedUp } from '../shared/warm-up';
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
