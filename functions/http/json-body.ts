import { LIMITS } from '../contract/limits';
import { isObject, type Json, type JsonObject } from '../documents/json';
import { BadDataFormat, RequestTooLarge } from '../errors';
import type { PublicRequest } from './api-request';

/** DynamoDB ends at 1e-130; whatever is nearer to zero would become another number or none. */
const SMALLEST = 1e-128;
/** A number of so few characters has no more digits than a double keeps. */
const SHORT = 15;

/**
 * Whether a number, as JSON spells it, is still the same decimal after JavaScript and DynamoDB kept it. Whole numbers up
 * to 2^53 - 1 are, and all others that a double writes back as they came: those with up to 15 significant digits, and
 * what another program wrote from a double of its own.
 */
export function isKeptExactly(number: string): boolean {
  const value = Number(number);
  const magnitude = Math.abs(value);
  if (magnitude > Number.MAX_SAFE_INTEGER || (magnitude < SMALLEST && magnitude > 0)) return false;
  const written = String(value);
  // The first two only save time: a body may hold half a million numbers.
  if (written === number || (magnitude > 0 && number.length <= SHORT)) return true;
  return decimalOf(written) === decimalOf(number);
}

/** The significant digits of a number and the power of ten of the last one: the same for all spellings of it. */
function decimalOf(number: string): string {
  const [mantissa = '', exponent = '0'] = number.replace(/^-/, '').toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = whole + fraction;
  // Loops, because an expression for zeros at the end starts anew at every zero in the middle.
  let [start, end] = [0, digits.length];
  while (start < end && digits[start] === '0') start++;
  while (end > start && digits[end - 1] === '0') end--;
  if (start === end) return '0';
  return `${digits.slice(start, end)}e${Number(exponent) - fraction.length + digits.length - end}`;
}

/**
 * The numbers of a JSON text as they are spelt, which `JSON.parse` does not tell. Reads each character once, and ends
 * before anybody has to follow a text of brackets into its depth. A text that is no JSON gives what it gives.
 * @throws BadDataFormat when objects and lists are nested too deeply.
 */
export function numbersIn(text: string): readonly string[] {
  const numbers: string[] = [];
  let nesting = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') at = endOfString(text, at);
    else if (character === '[' || character === '{') nesting = deeper(nesting);
    else if (character === ']' || character === '}') nesting--;
    else if (character === '-' || isDigit(character)) {
      const start = at;
      while (continuesNumber(text.charAt(at + 1))) at++;
      numbers.push(text.slice(start, at + 1));
    }
  }
  return numbers;
}

function deeper(nesting: number): number {
  if (nesting === LIMITS.nesting) {
    throw new BadDataFormat(`Objects and lists are nested more than ${LIMITS.nesting} deep.`);
  }
  return nesting + 1;
}

/** Place of the quote that closes a string; beyond the text where none does. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1;
  return at;
}

function continuesNumber(character: string): boolean {
  return isDigit(character) || ['.', 'e', 'E', '+', '-'].includes(character);
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

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
  if (Buffer.byteLength(text) > LIMITS.bodyBytes) {
    throw new RequestTooLarge(`The body is larger than 1 MiB (${LIMITS.bodyBytes} bytes).`);
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
