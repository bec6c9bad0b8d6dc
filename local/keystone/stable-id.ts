import { createHash } from 'node:crypto';

/** An id in Keystone's form, 32 hex digits, that is the same after every start. */
export function stableId(...names: readonly string[]): string {
  return createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 32);
}
