import * as fc from 'fast-check';
import { explainCheck, type Explanation } from '../../../bin/policy/explain-check';
import { credentialsOf } from '../../../functions/policy/credentials';
import { evaluateCheck } from '../../../functions/policy/check';
import { loadRules } from '../../../functions/policy/rules';
import { parseCheck } from '../../../functions/policy/parse-check';
import { OTHER_PROJECT_ID, PROJECT_ID, identity } from '../../support/identity';

const SITUATION = {
  rules: loadRules({}),
  target: { project_id: OTHER_PROJECT_ID },
  credentials: credentialsOf(identity({ roles: ['reader', 'member'] })),
};

const explain = (text: string, situation = SITUATION): Explanation =>
  explainCheck(parseCheck('test', text), situation);

describe('explainCheck', () => {
  it.each<[text: string, allowed: boolean, reason: string]>([
    ['@', true, 'it allows all'],
    ['!', false, 'it denies all'],
    ['role:Member', true, `the token's roles: "reader", "member", compared with "Member"`],
    ['role:admin', false, `the token's roles: "reader", "member", compared with "admin"`],
    [
      'project_id:%(project_id)s',
      false,
      `the token's project_id: "${PROJECT_ID}", compared with "${OTHER_PROJECT_ID}"`,
    ],
    ['is_admin:False', true, `the token's is_admin: "False", compared with "False"`],
    ['missing.key:x', false, `the token's missing.key: none, compared with "x"`],
    ['user:100%%-%(project_id)s', false, expect.stringContaining(`compared with "100%-${OTHER_PROJECT_ID}"`)],
    ['user:%(missing)s', false, 'the target lacks a value that is asked for'],
    ["'a':b", false, 'compared with "b"'],
    ['7:7', true, 'compared with "7"'],
    ['None:x', false, 'compared with "x"'],
  ])('says of %s: %s, %s', (text, allowed, reason) => {
    expect(explain(text)).toEqual({ question: text, allowed, reason, parts: [] });
  });

  it.each([
    ['role:reader and role:admin', 'all of', [true, false], false],
    ['role:reader or role:admin', 'any of', [true, false], true],
    ['not role:admin', 'not', [false], true],
  ])('says which part of %s decides', (text, question, parts, allowed) => {
    const explanation = explain(text);
    expect(explanation).toMatchObject({ question, allowed });
    expect(explanation.parts.map((part) => part.allowed)).toEqual(parts);
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
      allowed: false,
      reason: 'there is no such rule',
      parts: [],
    });
    expect(explain('rule:unknown', { ...SITUATION, rules: loadRules({ default: '@' }) })).toMatchObject({
      question: 'rule:unknown',
      allowed: true,
      reason: 'the rule default answers',
      parts: [{ question: '@' }],
    });
  });

  it('gives the verdict that is served', () => {
    const words = ['role:reader', 'role:admin', 'rule:jobs:get', 'user:%(missing)s', '@', '!'];
    const text = fc
      .array(fc.tuple(fc.constantFrom('', 'not '), fc.constantFrom(...words)), { minLength: 1, maxLength: 5 })
      .chain((parts) =>
        fc.constantFrom(' and ', ' or ').map((operator) => parts.map((part) => part.join('')).join(operator)),
      );
    fc.assert(
      fc.property(text, (check) => {
        expect(explain(check).allowed).toBe(evaluateCheck(parseCheck('test', check), SITUATION));
      }),
    );
  });
});
