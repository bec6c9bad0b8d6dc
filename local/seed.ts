import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Job } from '../functions/shared/freezer/job';
import { jobItem } from '../functions/shared/storage/job-item';

/** Stores plans; those that are there already stay as they are. */
export async function seed(dynamoDbUrl: string, tableName: string, plans: readonly Job[]): Promise<void> {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: dynamoDbUrl,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
  );
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
