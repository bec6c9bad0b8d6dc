import { credentialsOf } from '../../../functions/policy/credentials';
import { PROJECT_ID, USER_ID, identity } from '../../support/identity';

describe('credentialsOf', () => {
  it("fills Freezer's keys, and ours, from a project-scoped token", () => {
    const sender = identity({ user_domain_id: 'ldap', project_domain_id: 'lab', roles: ['reader'] });
    expect(credentialsOf(sender)).toEqual({
      user: USER_ID,
      user_id: USER_ID,
      user_domain: 'ldap',
      project: PROJECT_ID,
      project_id: PROJECT_ID,
      project_domain: 'lab',
      domain: null,
      domain_id: null,
      roles: ['reader'],
      is_admin: false,
      is_admin_project: true,
      system_scope: null,
    });
  });

  it('names the domain of a domain-scoped token and no project', () => {
    expect(credentialsOf(identity({ scope: 'domain', domain_id: 'lab' }))).toMatchObject({
      domain: 'lab',
      domain_id: 'lab',
      project: null,
      project_id: null,
      project_domain: null,
      system_scope: null,
    });
  });

  it.each([
    ['system', 'all'],
    ['project', null],
    ['domain', null],
    ['unscoped', null],
  ] as const)('gives a token of scope %s the system scope %s', (scope, expected) => {
    expect(credentialsOf(identity({ scope })).system_scope).toBe(expected);
  });

  it("adds oslo.policy's older name of the system scope, and only where there is one", () => {
    expect(credentialsOf(identity({ scope: 'system' })).system).toBe('all');
    expect(credentialsOf(identity())).not.toHaveProperty('system');
  });

  it('lowers and strips role names', () => {
    expect(credentialsOf(identity({ roles: ['Member', ' READER '] })).roles).toEqual(['member', 'reader']);
  });

  it.each([
    [['admin'], true],
    [['reader', ' Admin'], true],
    [['administrator'], false],
    [[], false],
  ])('takes %j for administrator: %s', (roles, expected) => {
    expect(credentialsOf(identity({ roles })).is_admin).toBe(expected);
  });

  it('passes the admin project on', () => {
    expect(credentialsOf(identity({ is_admin_project: false })).is_admin_project).toBe(false);
  });
});
