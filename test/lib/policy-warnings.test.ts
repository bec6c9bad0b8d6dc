import { listWarnings } from '../../lib/policy-warnings';

const HERE =
  'tokens have roles, user, user_id, user_domain, project, project_id, project_domain, domain, domain_id, is_admin, ' +
  'is_admin_project, system_scope, system, and requests "%(project_id)s"';

describe('listWarnings', () => {
  it('names each rule that nobody fails, and no other', () => {
    const open = { 'jobs:get': '', 'jobs:get_all': '@', 'jobs:create': '(@)' };
    expect(listWarnings({ ...open, 'jobs:update': '!', 'jobs:delete': '@ and role:x' })).toEqual([
      'Policy rule "jobs:get" is "", which allows every role.',
      'Policy rule "jobs:get_all" is "@", which allows every role.',
      'Policy rule "jobs:create" is "(@)", which allows every role.',
    ]);
  });

  it('names each rule that nothing asks, as a name with a mistake in it is', () => {
    const idle = (rule: string) =>
      `Policy rule "${rule}" changes nothing: no operation asks it, and no other rule refers to it. ` +
      'The table of `npm run policy` has the names that there are.';
    const helpers = { operator: 'role:operator', anybody: 'not rule:nobody', nobody: 'role:none' };
    expect(
      listWarnings({ ...helpers, default: '!', 'job:get': 'role:x', 'jobs:get': 'rule:operator' }),
    ).toEqual([idle('anybody'), idle('job:get')]);
  });

  it.each<[rule: string, check: string, reason: string]>([
    [
      'tenant_id:%(tenant_id)s',
      'tenant_id:%(tenant_id)s',
      `because tokens have no tenant_id; probably meant is "project_id:%(project_id)s"`,
    ],
    [
      'project_id:%(tenant_id)s',
      'project_id:%(tenant_id)s',
      'because requests have no "%(tenant_id)s"; probably meant is "project_id:%(project_id)s"',
    ],
    [
      'role:member and user_id:%(user_id)s',
      'user_id:%(user_id)s',
      `because requests have no "%(user_id)s"; ${HERE}`,
    ],
    [
      '(role:admin)or(role:member)',
      'role:admin)or(role:member',
      'because it is read as one word, parentheses included; probably meant is "(role:admin) or (role:member)"',
    ],
    [
      'not user_domain:a)AND(user:b',
      'user_domain:a)AND(user:b',
      'because it is read as one word, parentheses included; probably meant is "not user_domain:a) AND (user:b"',
    ],
    [
      'is_admin:true',
      'is_admin:true',
      'because is_admin never has this value; probably meant is "is_admin:True"',
    ],
    ['is_admin:1', 'is_admin:1', 'because is_admin never has this value; probably meant is "is_admin:True"'],
    ['system_scope:some', 'system_scope:some', `because system_scope never has this value; ${HERE}`],
    ['roles:Admin', 'roles:Admin', 'because roles never has this value; probably meant is "role:Admin"'],
    [
      'user_domain_id:default or role:admin',
      'user_domain_id:default',
      `because tokens have no user_domain_id; probably meant is "user_domain:default"`,
    ],
    ["'a':b", "'a':b", `because the two texts differ; ${HERE}`],
  ])('says of %s that nobody passes %s, and what was probably meant', (text, part, reason) => {
    expect(listWarnings({ 'jobs:get': text })).toEqual([
      `Policy rule "jobs:get": nobody passes "${part}", ${reason}.`,
    ]);
  });

  it.each([
    '!',
    'not @',
    'role:none',
    'project_id:%(project_id)s',
    'is_admin:True',
    'system:all',
    'roles:admin',
  ])('takes %s for meant', (text) => {
    expect(listWarnings({ 'jobs:get': text })).toEqual([]);
  });
});
