import { BadDataFormat } from '../errors';
import { itemSize } from './item-size';
import type { IndexOrders } from './job-item';
import { LONGEST_SORT_KEY_BYTES } from './job-queries';

/**
 * DynamoDB takes 400 KB for an item together with its copies in the local indexes, of which there are two; so each of
 * the three has less than 134 KB.
 */
export const LARGEST_JOB_BYTES = 128 * 1024;

/** The SDK's translation loses the one and stumbles over the other; DynamoDB has no empty names. */
const IMPOSSIBLE_NAMES: ReadonlySet<string> = new Set(['', '__proto__', 'constructor']);
const HALF_A_CHARACTER = /\p{Surrogate}/u;
const SMALLEST_NUMBER = 1e-130;

/**
 * Refuses what would not come back from DynamoDB as it was: otherwise a caller's mistake would look like a fault of
 * the storage.
 * @throws BadDataFormat
 */
export function assertStorable(item: IndexOrders): void {
  const size = itemSize(item);
  if (size > LARGEST_JOB_BYTES) {
    throw new BadDataFormat(
      `The job is too large: stored it takes ${size} bytes, and the limit is ${LARGEST_JOB_BYTES} (128 KB).`,
    );
  }
  if (Buffer.byteLength(item._client_order) > LONGEST_SORT_KEY_BYTES) {
    throw new BadDataFormat('The client_id is too long.');
  }
  assertKept(item);
}

function assertKept(value: unknown): void {
  if (typeof value === 'string') assertText(value);
  else if (typeof value === 'number') assertNumber(value);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      if (IMPOSSIBLE_NAMES.has(name)) throw new BadDataFormat(`No key can be named '${name}'.`);
      assertText(name);
      assertKept(inner);
    }
  }
}

function assertText(text: string): void {
  if (HALF_A_CHARACTER.test(text)) throw new BadDataFormat('A text has half a character (a lone surrogate).');
}

function assertNumber(number: number): void {
  const magnitude = Math.abs(number);
  if (number !== 0 && !(magnitude >= SMALLEST_NUMBER && magnitude <= Number.MAX_SAFE_INTEGER)) {
    throw new BadDataFormat(`The number ${number} is too large or too small to be kept as it is.`);
  }
}
