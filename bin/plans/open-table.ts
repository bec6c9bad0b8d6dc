import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** An import may be throttled for a while, and nobody waits for the single answer: the SDK backs off and tries again. */
const ATTEMPTS = 10;

/** @param endpoint Where DynamoDB is, if not at AWS; plain http only to loopback. */
export function openTable(endpoint: string | undefined): DynamoDBDocumentClient {
  const client = new DynamoDBClient({ maxAttempts: ATTEMPTS, ...placeOf(endpoint) });
  return DynamoDBDocumentClient.from(client);
}

/** An embedded DynamoDB takes any credentials and Region, so nobody's own are signed with there. */
function placeOf(endpoint: string | undefined): DynamoDBClientConfig {
  if (endpoint === undefined) return {};
  if (!endpoint.startsWith('http:')) return { endpoint };
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return { endpoint, region: 'us-east-1', credentials };
}
