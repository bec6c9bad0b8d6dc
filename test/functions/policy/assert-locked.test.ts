import { assertLocked } from '../../../functions/policy/rules';
import { DEFAULT_CHECKS } from '../../../functions/policy/default-checks';
import { parseCheck, PolicyError } from '../../../functions/policy/parse-check';
import { PROJECT_ID } from '../../support/identity';

type Checks = Readonly<Record<string, string>>;

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
    'system_scope:all',
    '@ and role:admin',
    'role:admin and not role:guest',
    'role:100%%',
    `project_id:${PROJECT_ID}`,
  ])('lets an operator choose who crosses projects: %s', (check) => {
    expect(assert({ cross_project: check })).not.toThrow();
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
    'True:True',
    'is_admin:False',
    'is_admin_project:True',
    'is_admin_project:False',
    'system_scope:None',
    'not project_id:None',
    'not missing:value',
  ])('refuses to open all projects by %j', (check) => {
    expect(assert({ cross_project: check, anyone: '@' })).toThrow(
      new PolicyError(
        'cross_project',
        'it would let every token into every project; allowed are checks that a token without roles fails',
      ),
    );
  });

  it.each<[trail: string, changes: Checks]>([
    ['cross_project', { cross_project: 'not project_id:%(project_id)s' }],
    ['cross_project', { cross_project: 'role:admin and not project_id:%(project_id)s' }],
    ['cross_project', { cross_project: 'role:admin or (not (@ and user:%(project_id)s))' }],
    ['cross_project', { cross_project: "'x':%(project_id)s" }],
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
