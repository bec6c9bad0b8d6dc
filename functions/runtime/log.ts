import { FreezerError } from '../errors';

/** Fields of one log line. Tokens, request bodies and whole events never go in. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Lambda's JSON log format turns an object given to `console` into one line with time, level and request id. */
export function logInfo(fields: LogFields): void {
  console.info(fields);
}

export function logError(fields: LogFields): void {
  console.error(fields);
}

/**
 * What may be told of an error: its name, message and code, and its cause's in brackets; only the name where the message
 * may quote a document. Errors of the AWS SDK and of sockets hang whole requests on themselves, signature included, so
 * they are never logged as objects.
 */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  if (mayQuote(error)) return error.name;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const cause = error.cause === undefined ? '' : ` (${describeError(error.cause)})`;
  return `${error.name}${code}: ${error.message}${cause}`;
}

/** JavaScript quotes what it cannot parse. */
function mayQuote(error: Error): boolean {
  return error instanceof FreezerError ? !error.isForLog : error instanceof SyntaxError;
}
