import { TABLE_VARIABLES } from '../contract/environment';
import { requireEnvironment, THIS_ENVIRONMENT } from '../runtime/environment';
import { createApiHandler } from '../http/api-handler';
import { getBodiesIn, serviceIn } from '../http/service';
import { BACKUP_FORM } from './backup-table';
import { writable } from '../storage/change-document';
import { createDocumentClient } from '../storage/document-client';
import { DocumentRepository } from '../storage/document-repository';
import { warmedUp } from '../runtime/warm-up';
import { backupsOperations } from './operations';

const table = requireEnvironment(TABLE_VARIABLES.backups);
const backups = new DocumentRepository(createDocumentClient(), table, BACKUP_FORM);

export const handler = warmedUp(
  createApiHandler({
    ...serviceIn(THIS_ENVIRONMENT),
    operations: new Map(
      backupsOperations({ ...writable(backups), getBodies: getBodiesIn(THIS_ENVIRONMENT) }),
    ),
  }),
  () => backups.get({ project_id: '-', backup_id: '-' }),
);
