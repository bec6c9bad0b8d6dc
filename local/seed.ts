import type { StoredDocument } from '../functions/documents/stored-document';
import { firstVersion } from '../functions/jobs/document/configuration';
import type { Job } from '../functions/jobs/document/job';
import { JOB_FORM } from '../functions/jobs/job-table';
import { DocumentRepository } from '../functions/storage/document-repository';
import type { ItemForm } from '../functions/storage/item-form';
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
