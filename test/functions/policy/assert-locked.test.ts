import { DEFAULT_CHECKS } from '../../../functions/policy/default-checks';
import { parseCheck, PolicyError } from '../../../functions/policy/parse-check';
import { assertLocked } from '../../../functions/policy/rules';
import { PROJECT_ID } from '../../support/identity';

type Checks = Readonly<Record<string, string>>;

const ALLOWED =
  'allowed are checks that ask for a role in each way to pass, as in "role:admin and user_domain:default"';

/** Holds the defaults with some rules replaced. */
const assert = (changes: Checks) => () => {
  const checks = Object.entries({ ...DEFAULT_CHECKS, ...changes });
  assertLocked(new Map(checks.map(([name, text]) => [name, parseCheck(name, text)])));
};

describe('assertLocked', () => {
  it.each([
    '!',
    'role:admin',
    'role:auditor',
    'is_admin:True',
    'role:admin and system_scope:all',
    'role:admin and user_domain:default',
    'not (not role:admin or user_domain:other)',
    'rule:context_is_admin and rule:anyone',
    'rule:missing',
    '@ and role:admin',
    'role:admin and not role:guest',
    'role:100%%',
    `role:admin and project_id:${PROJECT_ID}`,
  ])('lets an operator choose who crosses projects: %s', (check) => {
    expect(assert({ cross_project: check, anyone: '@' })).not.toThrow();
  });

  it('lets the rules of operations ask for the target, and allow all', () => {
    expect(assert({ 'jobs:get': 'not project_id:%(project_id)s', default: '@' })).not.toThrow();
  });

  it.each([
    '',
    '@',
    '(@)',
    '@ or role:admin',
    'not !',
    'not role:reader',
    'rule:anyone',
    'rule:missing',
    'True:True',
    'is_admin:False',
    'not missing:value',
    'not tenant_id:a',
    'not user.id:a',
    'not (role:admin and user_domain:default)',
  ])('refuses what every token without roles passes: %j', (check) => {
    expect(assert({ cross_project: check, anyone: '@', default: 'rule:anyone' })).toThrow(
      new PolicyError(
        'cross_project',
        `a token without roles passes it and enters every project; ${ALLOWED}`,
      ),
    );
  });

  it.each<[check: string, dependence: string]>([
    ['user_domain:default', 'user_domain'],
    ['project_domain:default', 'project_domain'],
    ['not user_id:', 'user_id'],
    ['not user:', 'user'],
    ['not project_id: and not project_id:None', 'project_id'],
    ['not project_id:None', 'project_id'],
    [`project_id:${PROJECT_ID}`, 'project_id'],
    [`project:${PROJECT_ID}`, 'project'],
    ['domain_id:None', 'domain_id'],
    ['system_scope:all', 'system_scope'],
    ['system_scope:None', 'system_scope'],
    ['not system_scope:None', 'system_scope'],
    ['system:all', 'system'],
    ['is_admin_project:True', 'is_admin_project'],
    ['is_admin_project:False', 'is_admin_project'],
    ['not is_admin_project:True', 'is_admin_project'],
    ['role:admin or user_domain:default', 'user_domain'],
    ['role:admin or (user_domain:default and system_scope:all)', 'user_domain, system_scope'],
    ['not (role:admin or user:x)', 'user'],
    ['not (user_domain:default and @)', 'user_domain'],
    ['@ and user:x', 'user'],
    ['rule:operators', 'user'],
    ['role:admin or rule:nested', 'user'],
    ['rule:missing', 'user'],
  ])('refuses what a token without roles can pass: %j', (check, dependence) => {
    const rules = { operators: 'user:x', nested: 'not rule:others', others: 'not rule:operators' };
    expect(assert({ cross_project: check, ...rules, default: 'rule:operators' })).toThrow(
      new PolicyError(
        'cross_project',
        `a token without roles can pass it and enters every project, depending on its ${dependence}; ${ALLOWED}`,
      ),
    );
  });

  it.each<[trail: string, changes: Checks]>([
    ['cross_project', { cross_project: 'not project_id:%(project_id)s' }],
    ['cross_project', { cross_project: 'role:admin and not project_id:%(project_id)s' }],
    ['cross_project', { cross_project: 'role:admin or (not (@ and user:%(project_id)s))' }],
    ['cross_project', { cross_project: "'x':%(project_id)s" }],
    ['cross_project', { cross_project: 'True:%(project_id)s' }],
    ['cross_project', { cross_project: 'role:of-%(project_id)s' }],
    ['cross_project > project_reader', { cross_project: 'role:admin or not rule:project_reader' }],
    [
      'cross_project > admin_or_service > project_member',
      { admin_or_service: 'role:admin and not rule:project_member' },
    ],
    ['cross_project > unknown', { cross_project: 'rule:unknown', default: 'user:%(project_id)s' }],
  ])('refuses a lock that asks for a target, in %s', (trail, changes) => {
    expect(assert(changes)).toThrow(
      new PolicyError(
        'cross_project',
        `"%(project_id)s" in ${trail} has no value there, because the lock between projects is asked without a ` +
          'target; allowed are checks of the token alone',
      ),
    );
  });
});
