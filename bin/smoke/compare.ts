import { parseJson } from '../../functions/keystone/json';
import type { Reply } from '../command/send';

/** What an answer must be; what it does not speak of may be anything. */
export interface Expectation {
  /** One, or any of these where AWS does not say which. */
  readonly status: number | readonly number[];
  /** By names in lower case. */
  readonly headers?: Readonly<Record<string, string | RegExp>>;
  /** What the JSON must contain: values as they are, patterns for texts, objects of both. */
  readonly body?: object;
  /** Names that the JSON must have at its top, whatever their values. */
  readonly keys?: readonly string[];
}

/** One part of an answer: as a label for a table, and in full. */
export interface Finding {
  readonly part: string;
  readonly expected: string;
  readonly seen: string;
  readonly ok: boolean;
}

const LONGEST_EXCERPT = 300;

/** Every part that is expected, the status first. */
export function compare({ status, headers = {}, body, keys }: Expectation, reply: Reply): readonly Finding[] {
  const json = parseJson(reply.body);
  const seen = String(reply.status);
  return [
    { part: 'status', expected: statusText(status), seen, ok: [status].flat().includes(reply.status) },
    ...Object.entries(headers).map(([name, pattern]) => compareHeader(name, pattern, reply.headers[name])),
    ...(body ? [compareBody(body, json, reply.body)] : []),
    ...(keys ? [compareKeys(keys, json)] : []),
  ];
}

export function statusText(status: Expectation['status']): string {
  return [status].flat().join(' or ');
}

function compareHeader(name: string, pattern: string | RegExp, value: string | undefined): Finding {
  const seen = value === undefined ? 'none' : excerpt(value);
  return { part: name, expected: written(pattern), seen, ok: matches(value, pattern) };
}

function compareBody(pattern: object, json: unknown, text: string): Finding {
  const seen = excerpt(json === undefined ? text : json);
  return { part: 'body', expected: written(pattern), seen, ok: matches(json, pattern) };
}

function compareKeys(keys: readonly string[], json: unknown): Finding {
  const missing = keys.filter((key) => !(hasParts(json) && Object.hasOwn(json, key)));
  const seen = missing.length === 0 ? 'all of them' : `no ${missing.join(', ')}`;
  return { part: 'keys', expected: keys.join(', '), seen, ok: missing.length === 0 };
}

function matches(seen: unknown, pattern: unknown): boolean {
  if (pattern instanceof RegExp) return typeof seen === 'string' && pattern.test(seen);
  if (!hasParts(pattern)) return seen === pattern;
  return hasParts(seen) && Object.entries(pattern).every(([key, value]) => matches(seen[key], value));
}

/** A list too: its elements have names, and it has a length. */
function hasParts(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function written(pattern: unknown): string {
  if (pattern instanceof RegExp) return String(pattern);
  return JSON.stringify(pattern, (_key, value: unknown) => (value instanceof RegExp ? String(value) : value));
}

/** As JSON, so that nothing in it can move a terminal's cursor. */
function excerpt(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > LONGEST_EXCERPT ? `${text.slice(0, LONGEST_EXCERPT)}…` : text;
}
