import { isSameJson, type Json, type JsonObject } from './json';
import { timestampAfter, timestampOfMicroseconds } from './timestamp';

/** What is stored with every document, whatever its kind. Times are `YYYY-MM-DDTHH:MM:SS.ffffff` in UTC. */
export interface StoredDocument {
  readonly project_id: string;
  /** Who made it. */
  readonly user_id: string;
  readonly created_at: string;
  readonly updated_at: string;
  /** Counts the writes, from 1; the `version` of answers, and part of the ETag. */
  readonly _version: number;
}

/** Who writes, and when. */
export interface WriteContext {
  /** The caller. */
  readonly user_id: string;
  readonly now: Date;
  /** 32 lower-case hex digits, another one each time. */
  readonly newId: () => string;
}

/** Whether a field of a stored item is what it must be. */
export type FieldTest = (value: unknown) => boolean;

export const isString: FieldTest = (value) => typeof value === 'string';
export const isBoolean: FieldTest = (value) => typeof value === 'boolean';
const isPositiveInteger: FieldTest = (value) => Number.isInteger(value) && Number(value) > 0;
export const isStrings: FieldTest = (value) => Array.isArray(value) && value.every(isString);

export const optional =
  (test: FieldTest): FieldTest =>
  (value) =>
    value === undefined || test(value);
export const nullable =
  (test: FieldTest): FieldTest =>
  (value) =>
    value === undefined || value === null || test(value);

/** The fields of every stored document. */
export const DOCUMENT_FIELDS = {
  project_id: isString,
  user_id: isString,
  created_at: isString,
  updated_at: isString,
  _version: isPositiveInteger,
} as const;

/**
 * Passes an item whose fields are what they must be; it may have others besides.
 * @throws Error that names the first field at fault, never its value: the message goes to the log.
 */
export function assertFields(
  item: unknown,
  fields: Readonly<Record<string, FieldTest>>,
  what: string,
): asserts item is Readonly<Record<string, unknown>> {
  if (!isPlainObject(item)) throw new Error('The stored item is not an object.');
  for (const [field, test] of Object.entries(fields)) {
    if (!test(item[field])) throw new Error(`The stored item's ${field} is not ${what}'s.`);
  }
}

/** An object of JSON all through: DynamoDB also knows sets and binaries, which JSON would silently turn into `{}`. */
export function isJsonObject(value: unknown): value is JsonObject {
  return isPlainObject(value) && Object.values(value).every(isJson);
}

function isJson(value: unknown): value is Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  return Array.isArray(value) ? value.every(isJson) : isJsonObject(value);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

type Beginning = Pick<StoredDocument, 'user_id' | 'created_at' | 'updated_at' | '_version'>;

/** What is stored with a document that is made now. */
export function beginning({ user_id, now }: Pick<WriteContext, 'user_id' | 'now'>): Beginning {
  const created_at = timestampOfMicroseconds(now.getTime() * 1000);
  return { user_id, created_at, updated_at: created_at, _version: 1 };
}

/** The changed document as the next version of the stored one; the stored one itself when nothing differs. */
export function nextVersionOf<Document extends StoredDocument>(
  stored: Document,
  changed: Document,
  now: Date,
): Document {
  if (isSameJson(changed, stored)) return stored;
  return { ...changed, updated_at: timestampAfter(stored.updated_at, now), _version: stored._version + 1 };
}
