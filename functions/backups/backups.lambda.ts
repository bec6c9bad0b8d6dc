import { ENVIRONMENT, TABLE_VARIABLES } from '../contract/environment';
import { runsPlans } from '../contract/managed-runner';
import { createApiHandler } from '../http/api-handler';
import { served } from '../http/operation';
import { getBodiesIn, serviceIn } from '../http/service';
import { requireEnvironment, THIS_ENVIRONMENT } from '../runtime/environment';
import { warmedUp } from '../runtime/warm-up';
import { createDocumentClient } from '../storage/document-client';
import { BackupRepository } from './backup-table';
import { backupsOperations } from './operations';

const table = requireEnvironment(TABLE_VARIABLES.backups);
const documents = new BackupRepository(createDocumentClient(), table);
const getBodies = getBodiesIn(THIS_ENVIRONMENT);
const hasRuns = runsPlans(requireEnvironment(ENVIRONMENT.managedRunner));

export const handler = warmedUp(
  createApiHandler({
    ...serviceIn(THIS_ENVIRONMENT),
    routes: served('backups', backupsOperations({ documents, getBodies, hasRuns })),
  }),
  () => documents.get({ project_id: '-', backup_id: '-' }),
);
