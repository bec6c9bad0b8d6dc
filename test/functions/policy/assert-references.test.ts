import { parseCheck, PolicyError } from '../../../functions/policy/parse-check';
import { assertReferences } from '../../../functions/policy/rules';

function assert(texts: Readonly<Record<string, string>>): void {
  assertReferences(new Map(Object.entries(texts).map(([name, text]) => [name, parseCheck(name, text)])));
}

describe('assertReferences', () => {
  it.each<[what: string, texts: Readonly<Record<string, string>>]>([
    ['no rule at all', {}],
    ['a reference to a later rule', { a: 'rule:b', b: '@' }],
    ['two ways to one rule', { a: 'rule:b and rule:c', b: 'rule:c', c: 'role:admin' }],
    ['an unknown rule that default answers', { a: 'rule:z', default: '!' }],
  ])('passes %s', (_what, texts) => {
    expect(() => {
      assert(texts);
    }).not.toThrow();
  });

  it.each([
    ['a: rule:z', { a: 'rule:z', b: '@' }],
    ['in and', { a: '@ and rule:z', b: '@' }],
    ['in or', { a: 'rule:b or rule:z', b: '@' }],
    ['in not', { a: 'not rule:z', b: '@' }],
  ])('refuses a rule that does not exist, %s', (_where, texts) => {
    expect(() => {
      assert(texts);
    }).toThrow(new PolicyError('a', '"rule:z" does not exist; allowed are a, b'));
  });

  it.each<[cycle: string, name: string, texts: Readonly<Record<string, string>>]>([
    ['a > a', 'a', { a: 'rule:a' }],
    ['a > b > a', 'a', { a: 'role:x or rule:b', b: 'not (role:y and rule:a)' }],
    ['b > c > b', 'b', { a: 'rule:b', b: 'rule:c', c: 'rule:b' }],
    ['default > default', 'default', { default: 'rule:z' }],
    ['default > a > default', 'default', { default: 'rule:a', a: 'rule:z' }],
  ])('refuses the cycle %s', (cycle, name, texts) => {
    expect(() => {
      assert(texts);
    }).toThrow(new PolicyError(name, `it refers to itself, ${cycle}; allowed are rules without cycles`));
  });
});
