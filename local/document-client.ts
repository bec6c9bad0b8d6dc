import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** Talks to an embedded DynamoDB, which takes any credentials. */
export function localDocumentClient(dynamoDbUrl: string): DynamoDBDocumentClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint: dynamoDbUrl, region: 'us-east-1', credentials });
  return DynamoDBDocumentClient.from(client);
}
