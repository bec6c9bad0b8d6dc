import type { Json } from './json';

const LONGEST = 100;

/** A value in Python's notation, as Freezer's messages show it; cut after 100 characters. */
export function shownValue(value: Json | undefined): string {
  return shownText(inPython(value));
}

/** An id or a name as it is, without quotes; cut after 100 characters. Every value of a caller's in a message is. */
export function shownText(text: string): string {
  // A character can take two units; cutting one in half would spoil the response's text.
  const characters = Array.from(text.slice(0, 2 * LONGEST + 1));
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : text;
}

/** A name or a pattern in Python's notation, whole. */
export function inPython(value: Json | undefined): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return String(value);
  if (isList(value)) return `[${value.map(inPython).join(', ')}]`;
  const entries = Object.entries(value).map(([key, entry]) => `${quoted(key)}: ${inPython(entry)}`);
  return `{${entries.join(', ')}}`;
}

/** JSON escapes what Python escapes, but for the quotes: Python prefers single ones. */
function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1);
  return text.includes("'") && !text.includes('"')
    ? `"${escaped}"`
    : `'${escaped.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** Array.isArray does not know lists that cannot be changed. */
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
