import type { Question } from '../../../bin/policy/arguments';
import { explainRequest } from '../../../bin/policy/explain-request';
import type { Project } from '../../../bin/policy/sender';
import type { Scope } from '../../../functions/contract/identity';
import { loadRules } from '../../../functions/policy/rules';

const question = (scope: Scope, role: string, project: Project): Question => ({
  rule: 'jobs:get',
  sender: { scope, roles: [role] },
  project,
});

describe('explainRequest', () => {
  it.each<[scope: Scope, role: string, project: Project, lock: boolean, rule: boolean]>([
    ['project', 'reader', 'own', true, true],
    ['project', 'reader', 'foreign', false, false],
    ['project', 'other', 'own', true, false],
    ['project', 'admin', 'foreign', true, true],
    ['system', 'admin', 'foreign', true, true],
    ['system', 'reader', 'foreign', false, false],
    ['domain', 'admin', 'foreign', false, true],
    ['unscoped', 'admin', 'foreign', false, true],
  ])('asks both locks: a %s-scoped %s, %s project', (scope, role, project, lock, rule) => {
    const { allowed, parts } = explainRequest(loadRules({}), question(scope, role, project));
    expect(parts.map((part) => part.allowed)).toEqual([lock, rule]);
    expect(allowed).toBe(lock && rule);
  });

  it('shows that an open rule opens no foreign project', () => {
    const open = explainRequest(loadRules({ 'jobs:get': '' }), question('project', 'reader', 'foreign'));
    expect(open).toMatchObject({ allowed: false, parts: [{ allowed: false }, { allowed: true }] });
  });

  it('explains the lock by the own project and by cross_project', () => {
    const { question: asked, parts } = explainRequest(loadRules({}), question('project', 'admin', 'foreign'));
    expect(asked).toBe('jobs:get in a foreign project, scope project, roles admin');
    expect(parts[0]?.parts).toMatchObject([
      { allowed: false, reason: "the token's is own-project, the path's foreign-project" },
      { allowed: true, question: 'rule:cross_project', parts: [{ question: 'rule:admin_or_service' }] },
    ]);
  });

  it.each(['domain', 'unscoped'] as const)('says that a token with scope %s never crosses', (scope) => {
    const { parts } = explainRequest(loadRules({}), question(scope, 'admin', 'foreign'));
    expect(parts[0]?.parts[1]).toEqual({
      allowed: false,
      question: 'rule:cross_project',
      reason: `it is not asked about tokens with scope ${scope}`,
      parts: [],
    });
  });
});
