import type { Json } from '../../../functions/documents/json';
import { inPython, shownText, shownValue } from '../../../functions/documents/shown-value';

it.each<[Json, string]>([
  [null, 'None'],
  [true, 'True'],
  [false, 'False'],
  [-1.5, '-1.5'],
  ['', "''"],
  ['a b', "'a b'"],
  ["it's", '"it\'s"'],
  ['say "hi"', `'say "hi"'`],
  [`both ' and "`, `'both \\' and "'`],
  ['a\nb\\c', "'a\\nb\\\\c'"],
  ['ключ', "'ключ'"],
  [['a', 1, null], "['a', 1, None]"],
  [{ a: { b: [] } }, "{'a': {'b': []}}"],
])('writes %j as Python does', (value, expected) => {
  expect(shownValue(value)).toBe(expected);
});

it('cuts what is long, and no character in half', () => {
  const shown = shownValue('🙂'.repeat(200));
  expect(shown).toBe(`'${'🙂'.repeat(98)}…`);
  expect(shownValue('x'.repeat(98))).toHaveLength(100);
  expect(shownValue('x'.repeat(1_000_000))).toHaveLength(100);
});

it('shows names without quotes, cut like all values', () => {
  expect(shownText("node's")).toBe("node's");
  expect(shownText('x'.repeat(100))).toBe('x'.repeat(100));
  expect(shownText('x'.repeat(255))).toBe(`${'x'.repeat(99)}…`);
  expect(shownText('🙂'.repeat(200))).toBe(`${'🙂'.repeat(99)}…`);
});

it('leaves patterns whole', () => {
  expect(inPython('x'.repeat(300))).toHaveLength(302);
});
