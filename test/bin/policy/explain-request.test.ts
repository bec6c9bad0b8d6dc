import type { Question } from '../../../bin/policy/arguments';
import { explainRequest } from '../../../bin/policy/explain-request';
import type { Project } from '../../../bin/policy/sender';
import { type Scope, SCOPES } from '../../../functions/contract/identity';
import { credentialsOf } from '../../../functions/policy/credentials';
import type { Outcome } from '../../../functions/policy/outcome';
import { loadPolicy, mayEnterProject } from '../../../functions/policy/policy';
import { loadRules } from '../../../functions/policy/rules';
import { fc } from '../../support/fast-check';
import { identity, OTHER_PROJECT_ID, PROJECT_ID } from '../../support/identity';

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
    const { outcome, parts } = explainRequest(loadRules({}), question(scope, role, project));
    expect(parts.map((part) => part.outcome)).toEqual([lock, rule]);
    expect(outcome).toBe(lock && rule);
  });

  it('shows that an open rule opens no foreign project', () => {
    const open = explainRequest(loadRules({ 'jobs:get': '' }), question('project', 'reader', 'foreign'));
    expect(open).toMatchObject({ outcome: false, parts: [{ outcome: false }, { outcome: true }] });
  });

  it('explains the lock by the own project and by cross_project', () => {
    const { question: asked, parts } = explainRequest(loadRules({}), question('project', 'admin', 'foreign'));
    expect(asked).toBe('jobs:get in a foreign project, scope project, roles admin');
    expect(parts[0]?.parts).toMatchObject([
      { outcome: false, question: 'own project' },
      { outcome: true, question: 'rule:cross_project', parts: [{ question: 'rule:admin_or_service' }] },
    ]);
  });

  it.each(['domain', 'unscoped'] as const)('says that a token with scope %s never crosses', (scope) => {
    const { parts } = explainRequest(loadRules({}), question(scope, 'admin', 'foreign'));
    expect(parts[0]?.parts[1]).toEqual({
      outcome: false,
      question: 'rule:cross_project',
      reason: `it is not asked about tokens with scope ${scope}`,
      parts: [],
    });
  });

  it.each<[rules: Readonly<Record<string, string>>, project: Project, outcome: Outcome]>([
    [{ 'jobs:get': 'user_domain:default' }, 'own', ['user_domain']],
    [{ 'jobs:get': 'user_domain:default' }, 'foreign', false],
    [{ cross_project: 'role:reader and user_domain:default', 'jobs:get': 'role:reader' }, 'own', true],
    [
      { cross_project: 'role:reader and user_domain:default', 'jobs:get': 'role:reader' },
      'foreign',
      ['user_domain'],
    ],
    [
      { cross_project: 'role:reader and user_domain:default', 'jobs:get': 'project_domain:default' },
      'foreign',
      ['user_domain', 'project_domain'],
    ],
  ])('says what it depends on: %j, %s project', (rules, project, outcome) => {
    expect(explainRequest(loadRules(rules), question('project', 'reader', project)).outcome).toEqual(outcome);
  });

  it('decides as the functions do, for every token that it is about', () => {
    const checks = [
      'role:reader',
      'user_domain:default',
      'project_id:%(project_id)s',
      'is_admin_project:True',
      '!',
    ];
    const check = fc.tuple(
      fc.constantFrom(...checks),
      fc.constantFrom(' and ', ' or '),
      fc.constantFrom(...checks),
    );
    const lock = fc.constantFrom(
      '!',
      'role:reader',
      'role:reader and user_domain:default',
      'rule:admin_or_service',
    );
    const asked = fc.record({
      scope: fc.constantFrom(...SCOPES),
      role: fc.constantFrom('reader', 'admin', 'other'),
      project: fc.constantFrom('own' as const, 'foreign' as const),
    });
    const unknown = fc.record({
      user_domain_id: fc.constantFrom('default', 'other'),
      is_admin_project: fc.boolean(),
    });
    fc.assert(
      fc.property(check, lock, asked, unknown, (parts, cross_project, { scope, role, project }, fields) => {
        fc.pre(scope === 'project' || project === 'foreign');
        const overrides = { cross_project, 'jobs:get': parts.join('') };
        const { outcome } = explainRequest(loadRules(overrides), question(scope, role, project));
        const policy = loadPolicy(overrides);
        const sender = identity({ scope, roles: [role], ...fields });
        const project_id = project === 'own' ? PROJECT_ID : OTHER_PROJECT_ID;
        const served =
          mayEnterProject(policy, sender, project_id) &&
          policy.allows('jobs:get', { project_id }, credentialsOf(sender));
        expect(typeof outcome === 'boolean' ? outcome : served).toBe(served);
      }),
      { numRuns: 1000 },
    );
  });
});
