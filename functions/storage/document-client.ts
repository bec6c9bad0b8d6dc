import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { connectionPool, withKeptConnections } from './kept-connections';
import { collectBytes } from './slim/collect-bytes';
import { Sha256 } from './slim/sha256';
import { withSlimRequests } from './slim/slim-requests';

/** What repositories speak through; other rooms know only that there is one. */
export type DocumentClient = DynamoDBDocumentClient;

/** DynamoDB answers in single-digit milliseconds; these are for the day it does not, and fit three times into 2 s. */
const CONNECTION_TIMEOUT_MS = 200;
const ANSWER_TIMEOUT_MS = 400;

/**
 * One client for the life of a function. It tries once: `withRetries` tries again, because the SDK's own back-off
 * waits whole seconds when throttled. `socketTimeout` also ends an answer that stops half-way, which the SDK's
 * `requestTimeout` would not.
 */
export function createDocumentClient(): DynamoDBDocumentClient {
  const pool = connectionPool();
  const client = new DynamoDBClient({
    maxAttempts: 1,
    sha256: Sha256,
    streamCollector: collectBytes,
    requestHandler: {
      ...pool,
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      socketTimeout: ANSWER_TIMEOUT_MS,
    },
  });
  return documentClientOf(withKeptConnections(withSlimRequests(client), pool));
}

/**
 * Translates between JSON and DynamoDB's types. Numbers are read as numbers, and those that JavaScript would round are
 * refused. What is undefined is left out, as JSON leaves it out.
 */
export function documentClientOf(client: DynamoDBClient): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
