import { LIMITS } from '../../../functions/contract/limits';
import { numbersIn } from '../../../functions/http/json-body';

describe('numbersIn', () => {
  it.each([
    ['{"a": 1, "b": [-2.5e+10, 0.1E-3]}', ['1', '-2.5e+10', '0.1E-3']],
    ['[true,false,null]', []],
    ['"12"', []],
    [String.raw`{"1\"2": "\\", "3": 4}`, ['4']],
    [String.raw`["\\\"5", 6, "\u0037"]`, ['6']],
    ['"never closed 1', []],
    [String.raw`"closed by nothing \"`, []],
    ['7', ['7']],
    ['', []],
  ])('finds them in %s', (text, numbers) => {
    expect(numbersIn(text)).toEqual(numbers);
  });

  it('counts objects and lists that are open at the same time', () => {
    const nested = (depth: number) => '[{"a":'.repeat(depth / 2) + '1' + '}]'.repeat(depth / 2);
    expect(numbersIn(nested(LIMITS.nesting))).toEqual(['1']);
    expect(numbersIn(`[${'[],'.repeat(100)}"${'['.repeat(100)}"]`)).toEqual([]);
    expect(() => numbersIn(`[${nested(LIMITS.nesting)}]`)).toThrow(
      'Objects and lists are nested more than 30 deep.',
    );
  });
});
