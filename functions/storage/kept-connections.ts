import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';

/** Beyond it a connection may have been forgotten on the way, and nobody tells a function that was frozen meanwhile. */
const KEPT_MS = 5000;
/** As the SDK's own agents have it. */
const POOL = { keepAlive: true, maxSockets: 50 };

/** Where a client's connections wait for the next request. Plain HTTP is for an emulator on the same machine. */
export function connectionPool() {
  return { httpAgent: new HttpAgent(POOL), httpsAgent: new HttpsAgent(POOL) };
}

/**
 * Keeps requests off connections that the other side has forgotten: docs/adr/0010-idle-connections.md. After a pause all
 * that wait are dropped, and when one fails, those that wait beside it, so that the next attempt of `withRetries` opens a
 * new one.
 *
 * That attempt may repeat what DynamoDB has done already, if only the answer was lost. Every write bears that: a put
 * knows its own mark `_write`; a document that is gone is deleted, whoever did it; and what an update saw done by itself
 * looks like a concurrent change, after which its caller reads again.
 */
export function withKeptConnections(
  client: DynamoDBClient,
  pool: ReturnType<typeof connectionPool>,
): DynamoDBClient {
  let lastUsed = 0;
  const drop = (): void => {
    for (const { freeSockets } of Object.values(pool)) {
      for (const socket of Object.values(freeSockets).flat()) socket?.destroy();
    }
  };
  client.middlewareStack.add(
    (next) => async (args) => {
      const now = Date.now();
      if (now - lastUsed > KEPT_MS) drop();
      lastUsed = now;
      try {
        return await next(args);
      } catch (fault) {
        drop();
        throw fault;
      }
    },
    // Below what reads the response: a request that DynamoDB refuses has a sound connection.
    { name: 'keptConnections', step: 'deserialize', priority: 'low' },
  );
  return client;
}
