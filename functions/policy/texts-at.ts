/** How Python prints the values that are not text: policies say `is_admin:True` and `project_id:None`. */
const PYTHON_TEXT = new Map<unknown, string>([
  [true, 'True'],
  [false, 'False'],
  [null, 'None'],
]);

/**
 * The text forms of what a dotted path leads to in the credentials. A list on the way stands for each of its elements,
 * and a path that leads nowhere has no text, so nothing equals it.
 */
export function textsAt(value: unknown, path: readonly string[]): readonly string[] {
  const [key, ...rest] = path;
  if (key === undefined) {
    const text = typeof value === 'string' ? value : PYTHON_TEXT.get(value);
    return text === undefined ? [] : [text];
  }
  const found = ownValue(value, key);
  return Array.isArray(found) ? found.flatMap((element) => textsAt(element, rest)) : textsAt(found, rest);
}

/** Only own keys count: a policy may say `constructor`, which JavaScript would find in any object. */
function ownValue(container: unknown, key: string): unknown {
  return Object.entries(container ?? {}).find(([name]) => name === key)?.[1];
}
