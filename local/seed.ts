import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { StoredClient } from '../functions/shared/freezer/clients/client';
import { firstVersion } from '../functions/shared/freezer/jobs/first-version';
import type { Job } from '../functions/shared/freezer/jobs/job';
import { ClientRepository } from '../functions/shared/storage/client-repository';
import { JobRepository } from '../functions/shared/storage/job-repository';
import { localDocumentClient } from './document-client';

/** Stores plans; those that are there already stay as they are. */
export async function seed(dynamoDbUrl: string, tableName: string, plans: readonly Job[]): Promise<void> {
  await withClient(dynamoDbUrl, async (client) => {
    const jobs = new JobRepository(client, tableName);
    for (const plan of plans) await jobs.put(firstVersion(plan));
  });
}

/** Registers backup agents, in the same way. */
export async function seedClients(
  dynamoDbUrl: string,
  tableName: string,
  agents: readonly StoredClient[],
): Promise<void> {
  await withClient(dynamoDbUrl, async (client) => {
    const clients = new ClientRepository(client, tableName);
    for (const agent of agents) await clients.put(agent);
  });
}

async function withClient(
  dynamoDbUrl: string,
  work: (client: DynamoDBDocumentClient) => Promise<void>,
): Promise<void> {
  const client = localDocumentClient(dynamoDbUrl);
  try {
    await work(client);
  } finally {
    client.destroy();
  }
}
