import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** DynamoDB answers in single-digit milliseconds; these are for the day it does not, and fit three times into 2 s. */
const CONNECTION_TIMEOUT_MS = 300;
const REQUEST_TIMEOUT_MS = 500;

/**
 * One client for the life of a function. It tries once: `withRetries` tries again, because the SDK's own back-off
 * waits whole seconds when throttled. `requestTimeout` ends with the answer's head and alone would only warn;
 * `socketTimeout` is for a body that stops half-way.
 */
export function createDocumentClient(): DynamoDBDocumentClient {
  const client = new DynamoDBClient({
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      throwOnRequestTimeout: true,
      socketTimeout: REQUEST_TIMEOUT_MS,
    },
  });
  return DynamoDBDocumentClient.from(client);
}
