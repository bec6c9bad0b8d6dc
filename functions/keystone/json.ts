/** Reading of JSON that somebody else wrote. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @returns undefined for text that is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The object that stands under a name in another; undefined if there is none. */
export function objectIn(parent: unknown, name: string): Fields | undefined {
  const value = isFields(parent) ? parent[name] : undefined;
  return isFields(value) ? value : undefined;
}
