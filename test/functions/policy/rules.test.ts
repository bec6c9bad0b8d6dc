import { DEFAULT_CHECKS } from '../../../functions/policy/default-checks';
import { PolicyError } from '../../../functions/policy/parse-check';
import { checkText, loadRules } from '../../../functions/policy/rules';

describe('loadRules', () => {
  it('parses the defaults, what replaces them and what is new', () => {
    const rules = loadRules({ project_reader: '!', auditors: '@' });
    expect([...rules.keys()]).toEqual([...Object.keys(DEFAULT_CHECKS), 'auditors']);
    expect(rules.get('project_reader')).toEqual({ type: 'deny' });
    expect(rules.get('jobs:get')).toEqual({ type: 'rule', name: 'admin_or_reader_or_service' });
  });

  it('takes a rule that is called __proto__ for a rule', () => {
    const overrides: unknown = JSON.parse('{"__proto__": "@"}');
    expect(loadRules({ ...(typeof overrides === 'object' && overrides) }).get('__proto__')).toEqual({
      type: 'allow',
    });
  });

  it.each<[found: string, check: unknown]>([
    ['null', null],
    ['a list', [['role:admin'], ['role:reader']]],
    ['a list', []],
    ['boolean', true],
    ['number', 0],
    ['object', { role: 'admin' }],
    ['undefined', undefined],
  ])('refuses %s (%j)', (found, check) => {
    const reason = `a check is text, not ${found}; write "" or "@" to allow all, "!" to deny all`;
    expect(() => loadRules({ 'jobs:get': check })).toThrow(new PolicyError('jobs:get', reason));
  });
});

describe('checkText', () => {
  it('passes text on', () => {
    expect(checkText('jobs:get', ' role:admin')).toBe(' role:admin');
  });
});
