/**
 * The operator's rules as the stack writes them beside the bundle.
 * @throws Error when the text is not a JSON object, which stops the start of the function.
 */
export function parseOverrides(text: string | undefined): Readonly<Record<string, unknown>> {
  if (text === undefined) return {};
  const overrides: unknown = JSON.parse(text);
  if (typeof overrides !== 'object' || overrides === null || Array.isArray(overrides)) {
    throw new Error('The policy beside the bundle is not a JSON object.');
  }
  return { ...overrides };
}
