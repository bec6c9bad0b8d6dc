import type { Json, JsonObject } from './json';

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
