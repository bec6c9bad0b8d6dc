import { TABLE_VARIABLES } from '../shared/contract/environment';
import { requireEnvironment, THIS_ENVIRONMENT } from '../shared/environment';
import { createApiHandler } from '../shared/http/api-handler';
import { getBodiesIn, serviceIn } from '../shared/http/service';
import { BACKUP_FORM } from '../shared/storage/backup-form';
import { writable } from '../shared/storage/change-document';
import { createDocumentClient } from '../shared/storage/document-client';
import { DocumentRepository } from '../shared/storage/document-repository';
import { warmedUp } from '../shared/warm-up';
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
