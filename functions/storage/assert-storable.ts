import type { TableKeys } from '../contract/tables';
import { itemSize } from '../documents/users-part';
import { BadDataFormat } from '../errors';
import { type Item, LONGEST_SORT_KEY_BYTES } from './item-form';

const KB = 1024;
/** DynamoDB takes 400 KB; what is left is for what it adds by its own account. */
const ALL_COPIES_BYTES = 384 * KB;

/** The SDK's translation loses the one and stumbles over the other; DynamoDB has no empty names. */
const IMPOSSIBLE_NAMES: ReadonlySet<string> = new Set(['', '__proto__', 'constructor']);
const HALF_A_CHARACTER = /\p{Surrogate}/u;
const SMALLEST_NUMBER = 1e-130;

/**
 * Refuses what would not come back from DynamoDB as it was: otherwise a caller's mistake would look like a fault of
 * the storage.
 * @throws BadDataFormat
 */
export function assertStorable(item: Item, { table, what }: { table: TableKeys; what: string }): void {
  const size = itemSize(item);
  const limit = largestItemBytes(table);
  if (size > limit) {
    throw new BadDataFormat(
      `The ${what} is too large: stored it takes ${size} bytes, and the limit is ${limit} (${limit / KB} KB).`,
    );
  }
  for (const order of Object.values(table.indexes)) {
    if (Buffer.byteLength(String(item[order])) > LONGEST_SORT_KEY_BYTES) {
      throw new BadDataFormat(`The client_id or another id of the ${what} is too long.`);
    }
  }
  assertKept(item);
}

/** DynamoDB's limit is one for an item together with its copies in the local indexes, so that each has its share. */
export function largestItemBytes({ indexes }: Pick<TableKeys, 'indexes'>): number {
  return ALL_COPIES_BYTES / (1 + Object.keys(indexes).length);
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
