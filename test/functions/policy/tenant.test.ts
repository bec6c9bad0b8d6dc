import type { Identity, Scope } from '../../../functions/contract/identity';
import { loadPolicy, mayCrossProjects, mayEnterProject } from '../../../functions/policy/policy';
import { OTHER_PROJECT_ID, PROJECT_ID, identity } from '../../support/identity';

const DEFAULTS = loadPolicy();

describe('mayCrossProjects', () => {
  it.each<[scope: Scope, role: string, expected: boolean]>([
    ['project', 'admin', true],
    ['project', 'service', true],
    ['project', 'ADMIN', true],
    ['project', 'member', false],
    ['system', 'admin', true],
    ['system', 'reader', false],
    ['domain', 'admin', false],
    ['domain', 'service', false],
    ['unscoped', 'admin', false],
  ])('answers a %s-scoped %s with %s', (scope, role, expected) => {
    expect(mayCrossProjects(DEFAULTS, identity({ scope, roles: [role] }))).toBe(expected);
  });

  it("follows the operator's rule", () => {
    const policy = loadPolicy({ cross_project: 'role:auditor' });
    expect(mayCrossProjects(policy, identity({ roles: ['auditor'] }))).toBe(true);
    expect(mayCrossProjects(policy, identity({ roles: ['admin'] }))).toBe(false);
  });
});

describe('mayEnterProject', () => {
  const reader = identity({ roles: ['reader'] });

  it.each<[what: string, sender: Identity, projectId: string, expected: boolean]>([
    ['its own project', reader, PROJECT_ID, true],
    ['its own project without roles', identity(), PROJECT_ID, true],
    ['another project', reader, OTHER_PROJECT_ID, false],
    ['its own id in another case', reader, PROJECT_ID.toUpperCase(), false],
    ['the beginning of its own id', reader, PROJECT_ID.slice(0, 31), false],
    ['another project as admin', identity({ roles: ['admin'] }), OTHER_PROJECT_ID, true],
    ['a project as system admin', identity({ scope: 'system', roles: ['admin'] }), PROJECT_ID, true],
    ['a project as domain admin', identity({ scope: 'domain', roles: ['admin'] }), PROJECT_ID, false],
    ['a project without scope', identity({ scope: 'unscoped' }), PROJECT_ID, false],
    ["a project as its domain's id", identity({ scope: 'domain', domain_id: PROJECT_ID }), PROJECT_ID, false],
    [
      'a project id without its scope',
      identity({ scope: 'domain', project_id: PROJECT_ID }),
      PROJECT_ID,
      false,
    ],
  ])('%s', (_what, sender, projectId, expected) => {
    expect(mayEnterProject(DEFAULTS, sender, projectId)).toBe(expected);
  });

  it('stays shut whatever the rules of operations say', () => {
    const policy = loadPolicy({ 'jobs:get': '', default: '@' });
    expect(mayEnterProject(policy, reader, OTHER_PROJECT_ID)).toBe(false);
  });
});
