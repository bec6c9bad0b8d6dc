import { types } from 'node:util';

/** Why something of Node's own failed, in its words. */
export function reasonOf(error: unknown): string {
  if (!types.isNativeError(error)) return String(error);
  // A host with several addresses, none of which answers, fails with a code and an empty message.
  return error.message || ('code' in error ? String(error.code) : error.name);
}
