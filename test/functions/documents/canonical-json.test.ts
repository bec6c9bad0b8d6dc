import { canonicalJson } from '../../../functions/documents/json';
import { fc } from '../../support/fast-check';

describe('canonicalJson', () => {
  it('does not depend on the order of keys, at any depth', () => {
    expect(canonicalJson({ b: [{ d: 1, c: { f: null, e: '' } }], a: true })).toBe(
      '{"a":true,"b":[{"c":{"e":"","f":null},"d":1}]}',
    );
  });

  it('depends on the order of lists', () => {
    expect(canonicalJson({ a: [1, 2] })).not.toBe(canonicalJson({ a: [2, 1] }));
  });

  it('keeps every value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        expect(canonicalJson(JSON.parse(canonicalJson(value)) as object)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 200 },
    );
  });

  it('takes a key that JavaScript itself uses for a key', () => {
    const text = '{"__proto__":{"a":1},"toJSON":2}';
    expect(canonicalJson(JSON.parse(text) as object)).toBe(text);
  });
});
