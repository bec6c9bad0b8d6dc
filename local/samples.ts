import { ACTION_FORM } from '../functions/actions/action-table';
import { BACKUP_FORM } from '../functions/backups/backup-table';
import { CLIENT_FORM } from '../functions/clients/client-table';
import type { OfTables } from '../functions/contract/tables';
import { SESSION_FORM } from '../functions/sessions/session-table';
import { SAMPLE_CLIENTS } from './sample-clients';
import { SAMPLE_ACTIONS, SAMPLE_BACKUP, SAMPLE_SESSION } from './sample-library';
import { SAMPLE_PLANS } from './sample-plans';
import { seed, seedDocuments } from './seed';

/** Something to show for every operation: what the examples of the OpenAPI document ask for is there. */
export async function seedSamples(dynamoDbUrl: string, tables: OfTables<string>): Promise<void> {
  await seed(dynamoDbUrl, tables.jobs, SAMPLE_PLANS);
  await seedDocuments(dynamoDbUrl, tables.clients, CLIENT_FORM, SAMPLE_CLIENTS);
  await seedDocuments(dynamoDbUrl, tables.actions, ACTION_FORM, SAMPLE_ACTIONS);
  await seedDocuments(dynamoDbUrl, tables.backups, BACKUP_FORM, [SAMPLE_BACKUP]);
  await seedDocuments(dynamoDbUrl, tables.sessions, SESSION_FORM, [SAMPLE_SESSION]);
}
