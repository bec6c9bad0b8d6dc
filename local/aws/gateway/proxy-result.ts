import { validateHeaderName, validateHeaderValue } from 'node:http';
import { type Fields, isFields, isList } from '../fields';
import type { HttpResponse } from './gateway-responses';

const KEYS = ['statusCode', 'headers', 'multiValueHeaders', 'body', 'isBase64Encoded'];

/** Headers that a function does not decide: API Gateway keeps the function's value under another name. */
const REMAPPED = /^(?:www-authenticate|connection|content-length|date|server|transfer-encoding)$/i;

/**
 * Reads what a handler returned for a proxy integration. Without binary media types, which the local stack refuses,
 * `isBase64Encoded` changes nothing: the text goes out as it is.
 * @param payload JSON text.
 * @throws Error when it is malformed.
 */
export function parseProxyResult(payload: string): HttpResponse {
  const result: unknown = JSON.parse(payload);
  if (!isFields(result)) throw new Error('The handler must return an object.');
  const unknown = Object.keys(result).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) throw new Error(`A proxy result has no ${unknown}.`);
  const { statusCode, body, isBase64Encoded = false } = result;
  if (
    typeof statusCode !== 'number' ||
    !Number.isInteger(statusCode) ||
    statusCode < 200 ||
    statusCode > 599
  ) {
    throw new Error('statusCode must be a number from 200 to 599.');
  }
  if (body !== undefined && body !== null && typeof body !== 'string')
    throw new Error('body must be a text.');
  if (typeof isBase64Encoded !== 'boolean') throw new Error('isBase64Encoded must be a boolean.');
  return { status: statusCode, headers: parseHeaders(result), body: body ?? '' };
}

/** A name in both kinds of headers has only the values of the second. */
function parseHeaders({ headers, multiValueHeaders }: Fields): HttpResponse['headers'] {
  const merged = new Map<string, readonly [name: string, value: string | string[]]>([
    ['content-type', ['Content-Type', 'application/json']],
  ]);
  for (const [name, value] of Object.entries(fieldsOf(headers))) {
    merged.set(name.toLowerCase(), [remapped(name), headerText(name, value)]);
  }
  for (const [name, values] of Object.entries(fieldsOf(multiValueHeaders))) {
    if (!isList(values)) throw new Error(`${name} must be a list.`);
    merged.set(name.toLowerCase(), [remapped(name), values.map((value) => headerText(name, value))]);
  }
  return Object.fromEntries(merged.values());
}

function remapped(name: string): string {
  return REMAPPED.test(name) ? `x-amzn-Remapped-${name}` : name;
}

function fieldsOf(value: unknown): Fields {
  if (value === undefined || value === null) return {};
  if (!isFields(value)) throw new Error('Headers must be an object.');
  return value;
}

function headerText(name: string, value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    throw new Error('A header must be a text, number or boolean.');
  }
  // These throw for what HTTP cannot carry, such as a line break.
  validateHeaderName(name);
  validateHeaderValue(name, String(value));
  return String(value);
}
