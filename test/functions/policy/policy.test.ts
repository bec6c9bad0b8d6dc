import { credentialsOf } from '../../../functions/policy/credentials';
import { DEFAULT_CHECKS } from '../../../functions/policy/default-checks';
import { PolicyError } from '../../../functions/policy/parse-check';
import { loadPolicy, policyOf } from '../../../functions/policy/policy';
import { loadRules } from '../../../functions/policy/rules';
import { PROJECT_ID, identity } from '../../support/identity';

const TARGET = { project_id: PROJECT_ID };
const READER = credentialsOf(identity({ roles: ['reader'] }));

describe('loadPolicy', () => {
  it('serves the defaults without overrides', () => {
    const policy = loadPolicy();
    expect(policy.ruleNames).toEqual(Object.keys(DEFAULT_CHECKS));
    expect(policy.allows('jobs:get', TARGET, READER)).toBe(true);
    expect(policy.allows('admin_or_owner', TARGET, READER)).toBe(false);
  });

  it('replaces rules of the same name, for the rules that refer to them too', () => {
    const policy = loadPolicy({ project_reader: 'role:auditor' });
    expect(policy.allows('jobs:get', TARGET, READER)).toBe(false);
    expect(policy.ruleNames).toEqual(Object.keys(DEFAULT_CHECKS));
  });

  it('adds new rules', () => {
    const policy = loadPolicy({ auditors: 'role:reader', 'jobs:get': 'rule:auditors' });
    expect(policy.ruleNames).toContain('auditors');
    expect(policy.allows('jobs:get', {}, READER)).toBe(true);
  });

  it.each([
    ['', true],
    ['@', true],
    ['!', false],
  ])('takes the check %j: %s', (check, expected) => {
    expect(loadPolicy({ 'jobs:get': check }).allows('jobs:get', TARGET, READER)).toBe(expected);
  });

  it('denies an unknown rule, unless the rule default answers', () => {
    expect(loadPolicy().allows('jobs:explode', TARGET, READER)).toBe(false);
    expect(loadPolicy({ default: 'role:reader' }).allows('jobs:explode', TARGET, READER)).toBe(true);
  });

  it.each(['constructor', '__proto__', 'toString'])('denies %s, which is no rule', (name) => {
    expect(loadPolicy().allows(name, TARGET, READER)).toBe(false);
  });

  it.each([
    ['bad syntax', 'role:admin role:reader'],
    ['a rule that does not exist', 'rule:missing'],
    ['a cycle', 'rule:jobs:get'],
    ['a foreign server', 'https://policy.example.com/check'],
  ])('refuses %s at load', (_what, check) => {
    expect(() => loadPolicy({ 'jobs:get': check })).toThrow(PolicyError);
  });

  it('refuses to open all projects by a rule that cross_project refers to', () => {
    expect(() => loadPolicy({ admin_or_service: '' })).toThrow('Policy rule "cross_project"');
  });
});

describe('policyOf', () => {
  it('answers from rules that are loaded', () => {
    const policy = policyOf(loadRules({ 'jobs:get': 'role:auditor' }));
    expect(policy.allows('jobs:get', TARGET, READER)).toBe(false);
    expect(policy.ruleNames).toEqual(Object.keys(DEFAULT_CHECKS));
  });
});
