import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Job } from '../functions/shared/freezer/job';
import { jobItem } from '../functions/shared/storage/job-item';
import { localDocumentClient } from './document-client';

/** Stores plans; those that are there already stay as they are. */
export async function seed(dynamoDbUrl: string, tableName: string, plans: readonly Job[]): Promise<void> {
  const client = localDocumentClient(dynamoDbUrl);
  try {
    for (const plan of plans) await putIfAbsent(client, tableName, plan);
  } finally {
    client.destroy();
  }
}

async function putIfAbsent(client: DynamoDBDocumentClient, tableName: string, plan: Job): Promise<void> {
  try {
    await client.send(
      new PutCommand({
        TableName: tableName,
        Item: jobItem(plan),
        ConditionExpression: 'attribute_not_exists(job_id)',
      }),
    );
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
  }
}
