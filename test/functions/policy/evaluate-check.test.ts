import { evaluateCheck, type Rules, type Target } from '../../../functions/policy/check';
import { type Credentials, credentialsOf } from '../../../functions/policy/credentials';
import { parseCheck } from '../../../functions/policy/parse-check';
import { PROJECT_ID, USER_ID, identity } from '../../support/identity';

const TARGET: Target = { project_id: PROJECT_ID, role: 'READER', 'target.user.id': USER_ID, flag: 'True' };
const CREDENTIALS = credentialsOf(identity({ roles: ['reader', 'auditor'] }));

function rulesOf(texts: Readonly<Record<string, string>>): Rules {
  return new Map(Object.entries(texts).map(([name, text]) => [name, parseCheck(name, text)]));
}

function evaluate(text: string, rules: Rules = rulesOf({}), credentials: Credentials = CREDENTIALS): boolean {
  return evaluateCheck(parseCheck('test', text), { rules, target: TARGET, credentials });
}

describe('evaluateCheck', () => {
  it.each([
    ['', true],
    ['@', true],
    ['!', false],
    ['not @', false],
    ['not !', true],
    ['@ and @ and @', true],
    ['@ and @ and !', false],
    ['! or ! or @', true],
    ['! or ! or !', false],
    ['@ or ! and !', true],
    ['(@ or !) and !', false],
    ['not ! and !', false],
  ])('composes %j to %s', (text, expected) => {
    expect(evaluate(text)).toBe(expected);
  });

  it.each([
    ['role:reader', true],
    ['role:READER', true],
    ['role:auditor', true],
    ['role:read', false],
    ['role:member', false],
    ['role:%(role)s', true],
    ['role:%(missing)s', false],
    ['not role:%(missing)s', true],
  ])('asks the roles: %s is %s', (text, expected) => {
    expect(evaluate(text)).toBe(expected);
  });

  it('compares roles in lower case on both sides', () => {
    expect(evaluate('role:reader', rulesOf({}), { ...CREDENTIALS, roles: ['Reader'] })).toBe(true);
  });

  it.each([
    ['project_id:%(project_id)s', true],
    [`project_id:${PROJECT_ID.toUpperCase()}`, false],
    ['user_id:%(project_id)s', false],
    ['user:%(target.user.id)s', true],
    ['user:x%(target.user.id)s', false],
    ['user:%(target)s', false],
    ['user:%(constructor)s', false],
    ['is_admin:False', true],
    ['is_admin:false', false],
    ['is_admin_project:%(flag)s', true],
    ['domain_id:None', true],
    ['domain_id:null', false],
    ['roles:auditor', true],
    ['roles:Auditor', false],
    ['missing:None', false],
    ['not missing:None', true],
    ['constructor.name:Object', false],
    ['user.id:x', false],
    ['domain.id:None', false],
    ['project_id:%(missing)s', false],
  ])('asks the credentials: %s is %s', (text, expected) => {
    expect(evaluate(text)).toBe(expected);
  });

  it.each([
    ['plan.name:gold', true],
    ['plan:gold', false],
    ['plan.tags.key:b', true],
    ['plan.tags.key:c', false],
    ['plan.tags:b', false],
  ])('walks a dotted path, any element of a list: %s is %s', (text, expected) => {
    const plan = { name: 'gold', tags: [{ key: 'a' }, { key: 'b' }] };
    const credentials = { ...CREDENTIALS, plan };
    expect(evaluate(text, rulesOf({}), credentials)).toBe(expected);
  });

  it.each([
    ['True:%(flag)s', true],
    ['False:%(flag)s', false],
    ["'READER':%(role)s", true],
    ['"reader":%(role)s', false],
    ['None:None', true],
    ['7:7', true],
    ['7:07', false],
    ["'100%':100%%", true],
    ["'undefined':%(missing)s", false],
  ])('compares a literal: %s is %s', (text, expected) => {
    expect(evaluate(text)).toBe(expected);
  });

  it.each([
    ['rule:reads', true],
    ['rule:deep', true],
    ['rule:writes', false],
    ['not rule:writes', true],
    ['rule:unknown', false],
  ])('follows %s: %s', (text, expected) => {
    const rules = rulesOf({ reads: 'role:reader', deep: 'rule:writes or rule:reads', writes: 'role:member' });
    expect(evaluate(text, rules)).toBe(expected);
  });

  it('answers an unknown rule with the rule default', () => {
    expect(evaluate('rule:unknown', rulesOf({ default: 'role:reader' }))).toBe(true);
    expect(evaluate('rule:unknown', rulesOf({ default: 'role:member' }))).toBe(false);
  });
});
