import type { APIGatewayProxyEvent } from 'aws-lambda';

/**
 * A request header by name in any case: API Gateway passes names as the client spelt them, HTTP/2 clients in lower
 * case. Repeated headers are joined as HTTP says. A test from AWS's console has null for no headers.
 */
export function header(
  event: { readonly multiValueHeaders: APIGatewayProxyEvent['multiValueHeaders'] | null },
  name: string,
): string | undefined {
  const values = Object.entries(event.multiValueHeaders ?? {})
    .filter(([key]) => key.toLowerCase() === name)
    .flatMap(([, value]) => value ?? []);
  return values.length > 0 ? values.join(',') : undefined;
}
