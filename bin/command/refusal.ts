import { types } from 'node:util';

/** Where a command writes: its results, and why there are none. */
export type Output = Pick<Console, 'log' | 'error'>;

/** The exit code of a command that could not do what was asked. */
export const REFUSED = 2;

/**
 * Why a command cannot do what was asked: a mistake in its arguments, something missing in its environment, a service
 * that cannot be reached. The message is one sentence for the person at the terminal and holds no secret.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** Why something of Node's own failed, in its words. */
export function reasonOf(error: unknown): string {
  if (!types.isNativeError(error)) return String(error);
  // A host with several addresses, none of which answers, fails with a code and an empty message.
  return error.message || ('code' in error ? String(error.code) : error.name);
}
