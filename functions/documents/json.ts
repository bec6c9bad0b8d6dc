/** What JSON can say, and so what a document may hold. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return isFilled(value) && !Array.isArray(value);
}

/** JSON with the keys of every object in one order: equal texts for equal values, whoever wrote them. */
export function canonicalJson(value: object): string {
  return JSON.stringify(value, (_key, inner: Json | undefined) => (isObject(inner) ? sorted(inner) : inner));
}

function sorted(value: object): object {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether two values say the same in JSON: the order of keys says nothing, and a key without a value is none. */
export function isSameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isFilled(one) || !isFilled(other) || Array.isArray(one) !== Array.isArray(other)) return false;
  const [members, others] = [membersOf(one), membersOf(other)];
  return (
    members.size === others.size && [...members].every(([key, value]) => isSameJson(value, others.get(key)))
  );
}

function membersOf(value: object): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>(Object.entries(value).filter(([, member]) => member !== undefined));
}

function isFilled(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
