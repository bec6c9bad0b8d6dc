import { BadDataFormat, RequestTooLarge } from '../errors';
import type { Json, JsonObject } from '../documents/json';
import type { PublicRequest } from './api-request';
import { isKeptExactly } from './exact-number';
import { numbersIn } from './json-scan';

const MAX_BYTES = 1024 * 1024;
/** DynamoDB's limit for the name of a nested attribute, in bytes. */
const MAX_KEY_BYTES = 65_535;
const LONE_SURROGATE = /\p{Surrogate}/u;
const SHOWN_DIGITS = 40;

/**
 * The object that came as the body, whatever its `Content-Type`: Freezer's clients send none, or another one. No body
 * is an empty object.
 * @throws BadDataFormat RequestTooLarge as `parseJson`, and when it is no object.
 */
export function jsonBody({ body }: Pick<PublicRequest, 'body'>): JsonObject {
  const value = body === undefined ? {} : parseJson(body);
  if (!isObject(value)) throw new BadDataFormat('The body must be a JSON object.');
  return value;
}

/**
 * As `jsonBody`, where a document must come.
 * @throws BadDataFormat also for none, in Freezer's words.
 */
export function filledBody(request: Pick<PublicRequest, 'body'>): JsonObject {
  const body = request.body?.trim() === 'null' ? {} : jsonBody(request);
  if (Object.keys(body).length === 0) throw new BadDataFormat('Missing request body');
  return body;
}

/**
 * JSON that can be stored and given back as it came.
 * @throws RequestTooLarge BadDataFormat for what is no JSON, is nested too deeply, or holds numbers, texts or keys that
 *   would come back as others.
 */
export function parseJson(text: string): Json {
  if (Buffer.byteLength(text) > MAX_BYTES) {
    throw new RequestTooLarge(`The body is larger than 1 MiB (${MAX_BYTES} bytes).`);
  }
  const numbers = numbersIn(text);
  const value = parsed(text);
  const rounded = numbers.find((number) => !isKeptExactly(number));
  if (rounded !== undefined) throw new BadDataFormat(roundedNumber(rounded));
  assertTexts(value);
  return value;
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    // JavaScript's own words quote the body, which is not for the log.
    throw new BadDataFormat('Malformed JSON');
  }
}

function roundedNumber(number: string): string {
  const shown = number.length > SHOWN_DIGITS ? `${number.slice(0, SHOWN_DIGITS)}…` : number;
  return (
    `The number ${shown} cannot be kept exactly: whole numbers can up to ${Number.MAX_SAFE_INTEGER}, ` +
    'others with up to 15 significant digits, not nearer to zero than 1e-128.'
  );
}

/** Nesting was checked before, so that this does not go deep. */
function assertTexts(value: Json): void {
  if (typeof value === 'string') assertText(value);
  if (isList(value)) value.forEach(assertTexts);
  if (!isObject(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    assertKey(key);
    assertTexts(inner);
  }
}

function assertKey(key: string): void {
  if (key === '' || key === '__proto__') throw new BadDataFormat(`No key can be named "${key}".`);
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) {
    throw new BadDataFormat(`A key is longer than ${MAX_KEY_BYTES} bytes.`);
  }
  assertText(key);
}

/** UTF-8 has no form for one half of a pair, so that it would be stored as another character. */
function assertText(text: string): void {
  if (LONE_SURROGATE.test(text)) {
    throw new BadDataFormat(
      'A text holds half a character: a surrogate (\\ud800 to \\udfff) without its other half.',
    );
  }
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
