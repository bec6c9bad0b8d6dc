import { LIMITS } from '../contract/limits';
import { BadDataFormat } from '../errors';

/** DynamoDB keeps two digits a byte, up to 38 of them, and at most two bytes more. */
const NUMBER_BYTES = 21;
const LIST_OR_MAP_BYTES = 3;
const ELEMENT_BYTES = 1;

/**
 * Bytes that an item takes at most: the names of its attributes and their values, in UTF-8, by the rules of "DynamoDB
 * item sizes" in AWS's developer guide. Only numbers can take less than is counted here.
 */
export function itemSize(item: object): number {
  let bytes = 0;
  for (const [name, value] of Object.entries(item)) bytes += Buffer.byteLength(name) + valueSize(value);
  return bytes;
}

function valueSize(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return NUMBER_BYTES;
  if (Array.isArray(value)) {
    return value.reduce<number>((bytes, one) => bytes + ELEMENT_BYTES + valueSize(one), LIST_OR_MAP_BYTES);
  }
  if (typeof value === 'object' && value !== null) {
    return LIST_OR_MAP_BYTES + ELEMENT_BYTES * Object.keys(value).length + itemSize(value);
  }
  return 1; // true, false and null
}

/** What a user fills of a kind of document; what is left of an item is for what the service adds. */
export interface UsersPart<Document> {
  /** As errors call the document: `job`. */
  readonly what: string;
  /** Bytes, counted as DynamoDB counts an item. */
  readonly bytes: number;
  /** All that users decide, in the form in which it is served. */
  readonly of: (document: Document) => object;
}

/** Of the response around a document, for what the service adds to it. */
const SERVICE_BYTES = 20_000;
/** A byte is served as seven at most: `\u0001`, whose backslash is escaped once more. */
const LARGEST_ESCAPE = 7;

/**
 * Holds a user's change against what can be served, sent back and stored with what the service adds to it: reports,
 * events, the history of a plan. A document that is over a bound already may only shrink.
 * @param stored The document before; none where it is new.
 * @throws BadDataFormat
 */
export function assertUsersPart<Document>(
  part: UsersPart<Document>,
  next: Document,
  stored: Document | undefined,
): void {
  const [after, before] = [part.of(next), stored && part.of(stored)];
  const bytes = itemSize(after);
  if (bytes > part.bytes && !(before && bytes <= itemSize(before))) {
    throw new BadDataFormat(
      `The ${part.what} is too large: it takes ${bytes} bytes, and the limit is ${part.bytes} (${part.bytes / 1024} KB).`,
    );
  }
  assertServed(part, bytes, after, before);
  if (nestingOf(after) > LIMITS.nesting && !(before && nestingOf(after) <= nestingOf(before))) {
    throw new BadDataFormat(
      `Objects and lists of the finished ${part.what} are nested more than ${LIMITS.nesting} deep.`,
    );
  }
}

function assertServed<Document>(
  { what }: UsersPart<Document>,
  bytes: number,
  after: object,
  before: object | undefined,
): void {
  const limit = LIMITS.servedDocumentBytes - SERVICE_BYTES;
  if (bytes * LARGEST_ESCAPE <= limit) return;
  const served = responseBytes(after);
  if (served <= limit || (before && served <= responseBytes(before))) return;
  throw new BadDataFormat(
    `The ${what} is too large to be served: it takes ${served} bytes of a response, and the limit is ${limit}. ` +
      'Quotes, backslashes and control characters take several bytes each.',
  );
}

/** A function's result is JSON that holds the body as a string, so that its quotes are escaped once more. */
export function responseBytes(document: object): number {
  return Buffer.byteLength(JSON.stringify(JSON.stringify(document)));
}

function nestingOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let deepest = 0;
  for (const inner of Object.values(value)) deepest = Math.max(deepest, nestingOf(inner));
  return deepest + 1;
}
