import { TABLES } from '../contract/tables';
import type { DocumentClient } from '../storage/document-client';
import { DocumentRepository } from '../storage/document-repository';
import { creationOrder, type ItemForm } from '../storage/item-form';
import type { Span } from '../storage/item-pages';
import { assertBackup, type BackupKey, INTERNAL_BACKUP_FIELDS, type StoredBackup } from './document/backup';
import { jobBeginning } from './document/record-names';

/** Records of backups: docs/adr/0006-five-tables.md. */
export const BACKUP_FORM: ItemForm<BackupKey, StoredBackup> = {
  table: TABLES.backups,
  what: 'backup',
  partitionOf: ({ project_id }) => project_id,
  idOf: ({ backup_id }) => backup_id,
  remembered: new Set(INTERNAL_BACKUP_FIELDS),
  assert: assertBackup,
};

/** The records, with what only those of managed plans have: ids that begin with whose they are. */
export class BackupRepository extends DocumentRepository<BackupKey, StoredBackup> {
  constructor(client: DocumentClient, tableName: string) {
    super(client, tableName, BACKUP_FORM);
  }

  /** Records whose ids begin so, in the order of their ids. */
  async *listBeginning(project_id: string, beginning: string, span?: Span): AsyncGenerator<StoredBackup> {
    yield* this.queried(
      {
        ConsistentRead: true,
        KeyConditionExpression: 'project_id = :project_id AND begins_with(backup_id, :beginning)',
        ExpressionAttributeValues: { ':project_id': project_id, ':beginning': beginning },
      },
      span,
    );
  }

  /**
   * The records that are about a plan may be among these: all of the project, or where the runner has made any of this plan
   * those alone. In the order of `list`.
   */
  async *listOfJob(project_id: string, job_id: string, span: Span): AsyncGenerator<StoredBackup> {
    const records: StoredBackup[] = [];
    for await (const record of this.listBeginning(project_id, jobBeginning(job_id), span))
      records.push(record);
    if (records.length > 0) yield* records.sort(inOrder);
    else yield* this.list(project_id, span);
  }
}

function inOrder(one: StoredBackup, other: StoredBackup): number {
  return creationOf(one) < creationOf(other) ? -1 : 1;
}

function creationOf({ created_at, backup_id }: StoredBackup): string {
  return creationOrder(created_at, backup_id);
}
