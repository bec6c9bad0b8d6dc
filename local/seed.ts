import { firstVersion } from '../functions/shared/freezer/jobs/first-version';
import type { Job } from '../functions/shared/freezer/jobs/job';
import { JobRepository } from '../functions/shared/storage/job-repository';
import { localDocumentClient } from './document-client';

/** Stores plans; those that are there already stay as they are. */
export async function seed(dynamoDbUrl: string, tableName: string, plans: readonly Job[]): Promise<void> {
  const client = localDocumentClient(dynamoDbUrl);
  try {
    const jobs = new JobRepository(client, tableName);
    for (const plan of plans) await jobs.put(firstVersion(plan));
  } finally {
    client.destroy();
  }
}
