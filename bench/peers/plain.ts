import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** "Show plan" as a good engineer writes it first: no check of the tenant, no rule, no log line. */
export async function handler({ pathParameters }: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  const { project_id, job_id } = pathParameters ?? {};
  const { Item: job } = await client.send(
    new GetCommand({
      TableName: process.env['JOBS_TABLE'],
      Key: { project_id, job_id },
      ConsistentRead: true,
    }),
  );
  const headers = { 'Content-Type': 'application/json' };
  if (!job) return { statusCode: 404, headers, body: JSON.stringify({ title: 'Not Found' }) };
  return { statusCode: 200, headers, body: JSON.stringify(job) };
}
