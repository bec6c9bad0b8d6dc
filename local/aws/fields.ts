/** A JSON object of which nothing is known yet. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/**
 * An object whose values are all texts.
 * @param wrong Makes the error for anything else.
 */
export function texts(value: unknown, wrong: () => Error): Readonly<Record<string, string>> {
  if (!isFields(value)) throw wrong();
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (typeof item !== 'string') throw wrong();
      return [key, item];
    }),
  );
}
