import { explainCheck, type Explanation } from '../../../bin/policy/explain-check';
import { prospectOf } from '../../../bin/policy/sender';
import type { Outcome } from '../../../functions/policy/outcome';
import { parseCheck } from '../../../functions/policy/parse-check';
import { loadRules } from '../../../functions/policy/rules';

const PROSPECT = prospectOf(loadRules({}), { scope: 'project', roles: ['reader', 'member'] }, 'foreign');

const explain = (text: string, prospect = PROSPECT): Explanation =>
  explainCheck(parseCheck('test', text), prospect);

describe('explainCheck', () => {
  it.each<[text: string, outcome: Outcome, reason: string]>([
    ['@', true, 'it allows all'],
    ['!', false, 'it denies all'],
    ['role:Member', true, `the token's roles: "reader", "member", compared with "Member"`],
    ['role:admin', false, `the token's roles: "reader", "member", compared with "admin"`],
    [
      'project_id:%(project_id)s',
      false,
      "the token's project_id: not known, compared with the foreign project",
    ],
    ['user_domain:default', ['user_domain'], `the token's user_domain: not known, compared with "default"`],
    ['is_admin:False', true, `the token's is_admin: "False", compared with "False"`],
    [
      'is_admin_project:True',
      ['is_admin_project'],
      `the token's is_admin_project: "True" or "False", compared with "True"`,
    ],
    ['missing.key:x', false, `the token's missing.key: none, compared with "x"`],
    ['system:all', false, `the token's system: none, compared with "all"`],
    [
      'user:100%%-%(project_id)s',
      ['user', '%(project_id)s'],
      "the token's user: not known, compared with the foreign project",
    ],
    ['user:%(missing)s', false, 'the target lacks a value that is asked for'],
    ["'a':b", false, 'compared with "b"'],
    ['7:7', true, 'compared with "7"'],
    ['None:x', false, 'compared with "x"'],
  ])('says of %s: %s, %s', (text, outcome, reason) => {
    expect(explain(text)).toEqual({ question: text, outcome, reason, parts: [] });
  });

  it.each([
    ['role:reader and role:admin', 'all of', [true, false], false],
    ['role:reader or role:admin', 'any of', [true, false], true],
    ['not role:admin', 'not', [false], true],
  ])('says which part of %s decides', (text, question, parts, outcome) => {
    const explanation = explain(text);
    expect(explanation).toMatchObject({ question, outcome });
    expect(explanation.parts.map((part) => part.outcome)).toEqual(parts);
  });

  it('follows a rule to what it stands for', () => {
    expect(explain('rule:project_reader')).toMatchObject({
      question: 'rule:project_reader',
      parts: [
        {
          question: 'all of',
          parts: [{ question: 'role:reader' }, { question: 'project_id:%(project_id)s' }],
        },
      ],
    });
  });

  it('says that the rule default answers for an unknown one, or that none does', () => {
    expect(explain('rule:unknown')).toEqual({
      question: 'rule:unknown',
      outcome: false,
      reason: 'there is no such rule',
      parts: [],
    });
    expect(explain('rule:unknown', { ...PROSPECT, rules: loadRules({ default: '@' }) })).toMatchObject({
      question: 'rule:unknown',
      outcome: true,
      reason: 'the rule default answers',
      parts: [{ question: '@' }],
    });
  });
});
