import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { documentClientOf } from '../functions/storage/document-client';

/** Talks to an embedded DynamoDB, which takes any credentials. */
export function localDocumentClient(dynamoDbUrl: string): DynamoDBDocumentClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return documentClientOf(new DynamoDBClient({ endpoint: dynamoDbUrl, region: 'us-east-1', credentials }));
}
