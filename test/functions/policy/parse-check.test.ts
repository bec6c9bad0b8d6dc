import type { Check } from '../../../functions/policy/check';
import { parseCheck, PolicyError } from '../../../functions/policy/parse-check';
import { fc } from '../../support/fast-check';

const parse = (text: string): Check => parseCheck('jobs:get', text);

const rule = (name: string): Check => ({ type: 'rule', name });
const not = (check: Check): Check => ({ type: 'not', check });
const and = (...checks: readonly Check[]): Check => ({ type: 'and', checks });
const or = (...checks: readonly Check[]): Check => ({ type: 'or', checks });
const [a, b, c, d] = [rule('a'), rule('b'), rule('c'), rule('d')];

describe('parseCheck', () => {
  it.each<[text: string, expected: Check]>([
    ['', { type: 'allow' }],
    ['@', { type: 'allow' }],
    ['!', { type: 'deny' }],
    ['rule:a', a],
    [' \t rule:a\n', a],
    ['rule:a and rule:b', and(a, b)],
    ['rule:a and rule:b and rule:c', and(a, b, c)],
    ['rule:a or rule:b or rule:c', or(a, b, c)],
    ['not rule:a', not(a)],
    ['not not rule:a', not(not(a))],
    ['rule:a AND Not rule:b Or rule:c', or(and(a, not(b)), c)],
    ['rule:a or rule:b and rule:c', or(a, and(b, c))],
    ['rule:a and rule:b or rule:c and rule:d', or(and(a, b), and(c, d))],
    ['not rule:a and rule:b', and(not(a), b)],
    ['not (rule:a and rule:b)', not(and(a, b))],
    ['(rule:a or rule:b) and rule:c', and(or(a, b), c)],
    ['( ( rule:a ) )', a],
    ['((rule:a))', a],
    ['(not (rule:a or (rule:b and rule:c)))', not(or(a, and(b, c)))],
    ['(rule:%(x)s)', rule('%(x)s')],
    ['rule:a(b', rule('a(b')],
    ['rule:a)b', rule('a)b')],
  ])('reads %j', (text, expected) => {
    expect(parse(text)).toEqual(expected);
  });

  it.each([
    [' ', 'only white space; write "" or "@" to allow all, "!" to deny all'],
    ['and', 'a check such as "role:admin" must stand before "and"'],
    ['or rule:a', 'a check such as "role:admin" must stand before "or"'],
    ['rule:a or and rule:b', 'a check such as "role:admin" must stand before "and"'],
    ['rule:a or', 'a check such as "role:admin" must stand at the end'],
    ['not', 'a check such as "role:admin" must stand at the end'],
    ['()', 'a check such as "role:admin" must stand before ")"'],
    ['(', 'a check such as "role:admin" must stand at the end'],
    ['(rule:a', 'every "(" needs its ")"'],
    ['rule:a)', 'every "(" needs its ")"'],
    ['rule:a) or (rule:b', 'every "(" needs its ")"'],
    ['rule:a rule:b', 'two checks need "and" or "or" between them, before "rule:b"'],
    ['(rule:a rule:b)', 'two checks need "and" or "or" between them, before "rule:b"'],
    ['rule:a not rule:b', 'two checks need "and" or "or" between them, before "not"'],
    ['rule:a (rule:b)', 'two checks need "and" or "or" between them, before "("'],
    ['rule:a or admin', '"admin" is not a check; allowed are "kind:match", "@" and "!"'],
  ])('refuses %j', (text, reason) => {
    expect(() => parse(text)).toThrow(new PolicyError('jobs:get', reason));
  });

  it('reads back whatever can be written', () => {
    const { check } = fc.letrec<{ check: Check }>((tie) => {
      const parts = fc.array(tie('check'), { minLength: 2, maxLength: 3 });
      const leaf = fc.constantFrom<Check>(a, b, { type: 'allow' }, { type: 'deny' });
      return {
        check: fc.oneof(
          { maxDepth: 4 },
          leaf,
          tie('check').map(not),
          parts.map(chainOf(and)),
          parts.map(chainOf(or)),
        ),
      };
    });
    fc.assert(
      fc.property(check, (tree) => {
        expect(parse(write(tree))).toEqual(tree);
      }),
    );
  });
});

function chainOf(make: (...checks: readonly Check[]) => Check): (checks: readonly Check[]) => Check {
  return (checks) => make(...checks);
}

/** Writes a check with parentheses around everything that is made of parts. */
function write(check: Check): string {
  if (check.type === 'allow') return '@';
  if (check.type === 'rule') return `rule:${check.name}`;
  if (check.type === 'not') return `(not ${write(check.check)})`;
  return 'checks' in check ? `(${check.checks.map(write).join(` ${check.type} `)})` : '!';
}
