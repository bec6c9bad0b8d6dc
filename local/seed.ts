import type { StoredDocument } from '../functions/shared/freezer/stored-document';
import { firstVersion } from '../functions/shared/freezer/jobs/first-version';
import type { Job } from '../functions/shared/freezer/jobs/job';
import { DocumentRepository } from '../functions/shared/storage/document-repository';
import type { ItemForm } from '../functions/shared/storage/item-form';
import { JOB_FORM } from '../functions/shared/storage/job-form';
import { localDocumentClient } from './document-client';

/** Stores plans; those that are there already stay as they are. */
export async function seed(dynamoDbUrl: string, tableName: string, plans: readonly Job[]): Promise<void> {
  await seedDocuments(dynamoDbUrl, tableName, JOB_FORM, plans.map(firstVersion));
}

/** Stores documents of any kind, in the same way. */
export async function seedDocuments<Key, Document extends Key & StoredDocument>(
  dynamoDbUrl: string,
  tableName: string,
  form: ItemForm<Key, Document>,
  documents: readonly Document[],
): Promise<void> {
  const client = localDocumentClient(dynamoDbUrl);
  try {
    const repository = new DocumentRepository(client, tableName, form);
    for (const document of documents) await repository.put(document);
  } finally {
    client.destroy();
  }
}
