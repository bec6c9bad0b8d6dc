import type { Json } from '../../functions/documents/json';
import { fc } from '../support/fast-check';

/** Stands in texts of bodies and searches, and in nothing else: no log line may have it. */
export const SENT = 'sent-in-a-body';
/** Ids that requests share, so that they meet each other's documents. */
export const IDS = ['a', 'b', 'c', 'd', 'e-1', 'F_2'];
/** An action of the library that is as large as one can be in keys. */
export const LARGE_ACTION = 'large';

const ODD_TEXTS = [
  '',
  ' ',
  '\0',
  '\u0001',
  '\u202e',
  '"',
  "'",
  '\\',
  '👩‍🚀',
  '\ud800',
  '${x}',
  '%s',
  'null',
  '{}',
];
export const text = fc.oneof(
  { weight: 4, arbitrary: fc.constant(SENT) },
  { weight: 2, arbitrary: fc.constantFrom(...ODD_TEXTS).map((odd) => SENT + odd) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
);
/** Of every size up to what a body may have. */
export const longText = fc
  .tuple(fc.constantFrom('x', '\u0001', '"', '🙂', SENT), fc.constantFrom(1e3, 3e4, 1.2e5, 1.9e5, 9e5))
  .map(([unit, length]) => unit.repeat(length / unit.length));
const number = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(0, -0, -1, 1, 0.1, 1e-128, Number.MAX_SAFE_INTEGER) },
  { weight: 1, arbitrary: fc.constantFrom(1e300, 2 ** 53) },
);
export const name = fc.oneof(
  fc.constantFrom(
    'x',
    'action',
    'client_id',
    'status',
    'project_id',
    '',
    '__proto__',
    'constructor',
    '_version',
  ),
  text,
);
export const integer = fc.constantFrom(0, 1, 2, 60, 4711, 1715389207);
export const scalar = fc.oneof(text, number, fc.boolean(), fc.constant(null));

/** Around the limit of nesting. */
export const nested = fc
  .tuple(fc.constantFrom(1, 5, 20, 26, 27, 28, 29, 30, 31), fc.boolean(), scalar)
  .map(([depth, inLists, leaf]) =>
    Array.from({ length: depth }).reduce<Json>((inner) => (inLists ? [inner] : { x: inner }), leaf),
  );
export const manyKeys = fc
  .constantFrom(100, 3000)
  .map((count) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, index])));
export const odd: fc.Arbitrary<Json> = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 2, arbitrary: nested },
  { weight: 1, arbitrary: manyKeys },
  { weight: 1, arbitrary: longText },
  { weight: 2, arbitrary: fc.dictionary(name, scalar, { maxKeys: 4 }) },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 4 }) },
);

/** The same one many times. */
export function repeated<Value>(
  value: fc.Arbitrary<Value>,
  counts: readonly number[],
): fc.Arbitrary<Value[]> {
  return fc.tuple(fc.constantFrom(...counts), value).map(([count, one]) => Array<Value>(count).fill(one));
}
