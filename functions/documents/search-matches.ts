import type { JsonObject } from './json';
import type { Condition, Search } from './search';

/**
 * Whether a document, as the caller sees it, is among those that a search is for. Freezer looks for a name through the
 * whole document, and the last place where it finds it counts. For one name that would be dangerous: `client_id` is the
 * document's own where it has one. A key of that name among the free keys of an action must neither hide a plan from
 * its agent nor hand it to another, and by the own one the plans of a client are indexed.
 */
export function matches({ match, match_not, text }: Search, document: JsonObject): boolean {
  const found = new Map<string, unknown>();
  collect(document, new Set([...match, ...match_not].map(({ name }) => name)), found);
  const { client_id } = document;
  if (client_id !== undefined) found.set('client_id', client_id);
  const holds = ({ name, value }: Condition): boolean => isSame(found.get(name) ?? null, value);
  return match.every(holds) && !match_not.some(holds) && (text === undefined || contains(document, text));
}

/** Below a key that is looked for, nothing is looked for. */
function collect(object: object, names: ReadonlySet<string>, found: Map<string, unknown>): void {
  for (const [name, value] of Object.entries(object) as [string, unknown][]) {
    if (names.has(name)) found.set(name, value);
    else for (const inner of objectsIn(value)) collect(inner, names, found);
  }
}

/** Lists in lists are not looked into, as in Freezer. */
function objectsIn(value: unknown): readonly object[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (inner): inner is object => typeof inner === 'object' && inner !== null && !Array.isArray(inner),
  );
}

/** Equality of JSON: no conversion, and no order of keys. Goes no deeper than the shallower of the two. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const entries = Object.entries(one);
  const others = new Map<string, unknown>(Object.entries(other));
  return (
    entries.length === others.size &&
    entries.every(([key, value]) => others.has(key) && isSame(value, others.get(key)))
  );
}

function contains(value: unknown, text: string): boolean {
  if (typeof value === 'string') return value.includes(text);
  return (
    typeof value === 'object' && value !== null && Object.values(value).some((inner) => contains(inner, text))
  );
}
