import { canonicalJson, isSameJson } from '../../../functions/documents/json';
import { fc } from '../../support/fast-check';

describe('isSameJson', () => {
  it.each<[object, object, boolean]>([
    [{ a: 1, b: [{ c: null, d: '' }] }, { b: [{ d: '', c: null }], a: 1 }, true],
    [{ a: [1, 2] }, { a: [2, 1] }, false],
    [{ a: [1] }, { a: [1, 1] }, false],
    [{ a: [] }, { a: {} }, false],
    [{ a: ['x'] }, { a: { 0: 'x' } }, false],
    [{ a: 1 }, { a: '1' }, false],
    [{ a: 0 }, { a: false }, false],
    [{ a: null }, { a: {} }, false],
    [{ a: null }, {}, false],
    [{ a: undefined }, {}, true],
    [{ a: undefined, b: 1 }, { b: 1, c: undefined }, true],
    [{ a: 1 }, { b: 1 }, false],
    [{}, { toString: 'x' }, false],
    [JSON.parse('{"__proto__":{"a":1}}') as object, JSON.parse('{"__proto__":{"a":2}}') as object, false],
  ])('of %j and %j', (one, other, expected) => {
    expect(isSameJson(one, other)).toBe(expected);
    expect(isSameJson(other, one)).toBe(expected);
  });

  it('is true where the canonical texts are equal, and nowhere else', () => {
    const few = fc.constantFrom('', 'a', 0, 1, null, true, undefined);
    const value = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        few,
        fc.array(
          tie('value').map((one) => one ?? null),
          { maxLength: 2 },
        ),
        fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), tie('value'), { maxKeys: 2 }),
      ),
    })).value;
    fc.assert(
      fc.property(value, value, (one, other) => {
        expect(isSameJson({ one }, { one: other })).toBe(
          canonicalJson({ one }) === canonicalJson({ one: other }),
        );
        const reversed = JSON.parse(canonicalJson({ one })) as object;
        expect(isSameJson({ one }, reversed)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
