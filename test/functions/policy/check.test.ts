import { type Check, findRule } from '../../../functions/policy/check';

const ALLOW: Check = { type: 'allow' };
const DENY: Check = { type: 'deny' };

describe('findRule', () => {
  it.each([
    [
      'a rule by its name',
      [
        ['jobs:get', ALLOW],
        ['default', DENY],
      ],
      ALLOW,
    ],
    ['the rule default for an unknown name', [['default', DENY]], DENY],
    ['nothing where no rule is default', [['jobs:delete', ALLOW]], undefined],
  ] as const)('finds %s', (_what, rules, expected) => {
    expect(findRule(new Map(rules), 'jobs:get')).toBe(expected);
  });
});
