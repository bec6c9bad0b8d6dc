import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** In place of the SDK's, which tells of versions and settings and is put together anew for each request. */
const USER_AGENT = 'freezer-serverless';

/**
 * Takes off a client's requests what is done for each of them and is of no use here: log lines for a logger that there is
 * not, the SDK's retries (`withRetries` has ours), and its description of itself. docs/adr/0009-a-slimmer-client.md has
 * what that saves.
 */
export function withSlimRequests(client: DynamoDBClient): DynamoDBClient {
  const { middlewareStack } = client;
  middlewareStack.remove('loggerMiddleware');
  // The signature is added relative to the retries, so something must have their name.
  middlewareStack.add((next) => next, {
    name: 'retryMiddleware',
    step: 'finalizeRequest',
    priority: 'high',
    override: true,
  });
  middlewareStack.add(
    (next) => (args) => {
      const { request } = args;
      if (isHttpRequest(request)) request.headers['user-agent'] = USER_AGENT;
      return next(args);
    },
    { name: 'getUserAgentMiddleware', step: 'build', priority: 'low', override: true },
  );
  return client;
}

function isHttpRequest(request: unknown): request is { readonly headers: Record<string, string> } {
  return typeof request === 'object' && request !== null && 'headers' in request;
}
