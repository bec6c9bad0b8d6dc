import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const headers = { 'Content-Type': 'application/json' };

/** PATCH of a plan as a good engineer writes it first: what is sent replaces what is stored, field by field, unchecked. */
export async function handler({
  pathParameters,
  body,
}: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  const { project_id, job_id } = pathParameters ?? {};
  const table = { TableName: process.env['JOBS_TABLE'] };
  const { Item: stored } = await client.send(
    new GetCommand({ ...table, Key: { project_id, job_id }, ConsistentRead: true }),
  );
  if (!stored) return { statusCode: 404, headers, body: JSON.stringify({ title: 'Not Found' }) };
  const updated_at = new Date().toISOString();
  const changes = JSON.parse(body ?? '{}') as object;
  const job = { ...stored, ...changes, project_id, job_id, updated_at };
  await client.send(
    new PutCommand({
      ...table,
      Item: job,
      ConditionExpression: 'updated_at = :read',
      ExpressionAttributeValues: { ':read': stored['updated_at'] as unknown },
    }),
  );
  return { statusCode: 200, headers, body: JSON.stringify(job) };
}
