import { isUserId, PROJECT_ID_PATTERN } from '../../functions/contract/identity';
import type { Json, JsonObject } from '../../functions/documents/json';
import type { StoredDocument } from '../../functions/documents/stored-document';
import { microsecondsOf, timestampOfMicroseconds } from '../../functions/documents/timestamp';
import { BadDataFormat } from '../../functions/errors';
import { WORD_IDS } from '../../functions/operations/names';

/** From what a source says to what is kept; undefined for what is not such a value. */
export type Reader<Value> = (value: Json) => Value | undefined;

export const ID = text(WORD_IDS.pattern);
const PROJECT_ID = text(PROJECT_ID_PATTERN);
const userId: Reader<string> = (value) => (isUserId(value) ? value : undefined);

/** @throws BadDataFormat that names the key, and not its value. */
export function required<Value>(document: JsonObject, key: string, read: Reader<Value>): Value {
  const value = optional(document, key, read);
  if (value === undefined) throw new BadDataFormat(`'${key}' is a required property`);
  return value;
}

/**
 * Null counts as nothing.
 * @throws BadDataFormat that names the key, and not its value.
 */
export function optional<Value>(document: JsonObject, key: string, read: Reader<Value>): Value | undefined {
  const value = document[key] ?? null;
  if (value === null) return undefined;
  const kept = read(value);
  if (kept === undefined) throw new BadDataFormat(`'${key}' is not what Freezer has there`);
  return kept;
}

export function text(pattern: RegExp): Reader<string> {
  return (value) => (typeof value === 'string' && pattern.test(value) ? value : undefined);
}

/** Databases write a space where the API has a T, and their times are UTC too. */
export function time(value: Json): string | undefined {
  if (typeof value !== 'string') return undefined;
  const microseconds = microsecondsOf(value.replace(' ', 'T').replace(/(?:Z|\+00:00)$/, ''));
  return microseconds === undefined ? undefined : timestampOfMicroseconds(microseconds);
}

/** @throws BadDataFormat */
export function projectOf(document: JsonObject): string {
  return required(document, 'project_id', PROJECT_ID);
}

/** @throws BadDataFormat for what no caller of the API can be called. */
export function ownerOf(document: JsonObject): string {
  return required(document, 'user_id', userId);
}

/** When a source says that a document was made and changed; `YYYY-MM-DDTHH:MM:SS.ffffff` in UTC. */
export interface Times {
  readonly created_at: string | undefined;
  readonly updated_at: string | undefined;
}

/** @throws BadDataFormat */
export function timesOf(document: JsonObject): Times {
  return {
    created_at: optional(document, 'created_at', time),
    updated_at: optional(document, 'updated_at', time),
  };
}

/**
 * When a document was made and changed: what a stored one says of its beginning stays, because lists are ordered by it.
 * @param known The latest time that the document itself tells.
 */
export function beginningOf(
  { created_at: told, updated_at }: Times,
  stored: StoredDocument | undefined,
  now: Date,
  known: string | null = null,
): Pick<StoredDocument, 'created_at' | 'updated_at' | '_version'> {
  const created_at = stored?.created_at ?? told ?? known ?? timestampOfMicroseconds(now.getTime() * 1000);
  const last = known !== null && known > created_at ? known : created_at;
  return { created_at, updated_at: updated_at ?? last, _version: 1 };
}

/** The members that say something: a database has null where nobody wrote anything. */
export function withoutNulls(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).filter((entry): entry is [string, Json] => entry[1] !== null),
  );
}

/** Of an object, these members, as far as it has them. */
export function picked(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = object[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}
