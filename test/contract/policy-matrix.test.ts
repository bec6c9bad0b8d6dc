import { credentialsOf } from '../../functions/shared/policy/credentials';
import { loadPolicy } from '../../functions/shared/policy/policy';
import { mayEnterProject } from '../../functions/shared/policy/tenant';
import { OTHER_PROJECT_ID, PROJECT_ID, identity } from '../support/identity';

/** Every kind of token, under the name that it has in the tables. */
const TOKENS = new Map([
  ['reader', identity({ roles: ['reader'] })],
  ['member', identity({ roles: ['member', 'reader'] })],
  ['admin', identity({ roles: ['admin', 'member', 'reader'] })],
  ['service', identity({ roles: ['service'] })],
  ['auditor', identity({ roles: ['auditor'] })],
  ['no-role', identity({ roles: [] })],
  ['READER', identity({ roles: ['READER'] })],
  ['Member', identity({ roles: ['Member'] })],
  ['Admin', identity({ roles: ['Admin'] })],
  ['no-flag', identity({ roles: ['admin'], is_admin_project: false })],
  ['unscoped', identity({ scope: 'unscoped' })],
  ['d-reader', identity({ scope: 'domain', roles: ['reader'] })],
  ['d-member', identity({ scope: 'domain', roles: ['member', 'reader'] })],
  ['d-admin', identity({ scope: 'domain', roles: ['admin', 'member', 'reader'] })],
  ['d-service', identity({ scope: 'domain', roles: ['service'] })],
  ['s-reader', identity({ scope: 'system', roles: ['reader'] })],
  ['s-member', identity({ scope: 'system', roles: ['member', 'reader'] })],
  ['s-admin', identity({ scope: 'system', roles: ['admin', 'member', 'reader'] })],
]);

/*
 * any: in every project; own: in the token's project only; no: in none. Tokens on the left are scoped to a project;
 * d- are scoped to the domain of the project, s- to the system.
 */

/** What the rules answer by themselves. */
const RULES = [
  tableOf(`
    rule                        reader  member  admin  service  auditor  no-role  READER  Member  Admin  no-flag
    context_is_admin            no      no      any    no       no       no       no      no      any    any
    admin_or_service            no      no      any    any      no       no       no      no      any    any
    project_member              no      own     own    no       no       no       no      own     no     no
    project_reader              own     own     own    no       no       no       own     no      no     no
    admin_or_owner              no      own     any    no       no       no       no      own     any    any
    admin_or_owner_or_service   no      own     any    any      no       no       no      own     any    any
    admin_or_reader_or_service  own     own     any    any      no       no       own     own     any    any
    cross_project               no      no      any    any      no       no       no      no      any    any
    jobs:get                    own     own     any    any      no       no       own     own     any    any
    jobs:get_all                own     own     any    any      no       no       own     own     any    any
    jobs:get_all_projects       no      no      any    any      no       no       no      no      any    any
    jobs:create                 no      own     any    no       no       no       no      own     any    any
    jobs:update                 no      own     any    no       no       no       no      own     any    any
    jobs:delete                 no      own     any    no       no       no       no      own     any    any
    jobs:event:create           no      own     any    no       no       no       no      own     any    any
    jobs:report                 no      no      any    any      no       no       no      no      any    any
    clients:get                 own     own     any    any      no       no       own     own     any    any
    clients:get_all             own     own     any    any      no       no       own     own     any    any
    clients:create              no      own     any    no       no       no       no      own     any    any
    clients:create_central      no      no      any    any      no       no       no      no      any    any
    clients:delete              no      own     any    no       no       no       no      own     any    any
    actions:get                 own     own     any    any      no       no       own     own     any    any
    actions:get_all             own     own     any    any      no       no       own     own     any    any
    actions:create              no      own     any    no       no       no       no      own     any    any
    actions:update              no      own     any    no       no       no       no      own     any    any
    actions:replace             no      own     any    no       no       no       no      own     any    any
    actions:delete              no      own     any    no       no       no       no      own     any    any
    backups:get                 own     own     any    any      no       no       own     own     any    any
    backups:get_all             own     own     any    any      no       no       own     own     any    any
    backups:create              no      own     any    any      no       no       no      own     any    any
    backups:update              no      own     any    any      no       no       no      own     any    any
    backups:delete              no      own     any    any      no       no       no      own     any    any
  `),
  tableOf(`
    rule                        unscoped  d-reader  d-member  d-admin  d-service  s-reader  s-member  s-admin
    context_is_admin            no        no        no        any      no         no        no        any
    admin_or_service            no        no        no        any      any        no        no        any
    project_member              no        no        no        no       no         no        no        no
    project_reader              no        no        no        no       no         no        no        no
    admin_or_owner              no        no        no        any      no         no        no        any
    admin_or_owner_or_service   no        no        no        any      any        no        no        any
    admin_or_reader_or_service  no        no        no        any      any        no        no        any
    cross_project               no        no        no        any      any        no        no        any
    jobs:get                    no        no        no        any      any        no        no        any
    jobs:get_all                no        no        no        any      any        no        no        any
    jobs:get_all_projects       no        no        no        any      any        no        no        any
    jobs:create                 no        no        no        any      no         no        no        any
    jobs:update                 no        no        no        any      no         no        no        any
    jobs:delete                 no        no        no        any      no         no        no        any
    jobs:event:create           no        no        no        any      no         no        no        any
    jobs:report                 no        no        no        any      any        no        no        any
    clients:get                 no        no        no        any      any        no        no        any
    clients:get_all             no        no        no        any      any        no        no        any
    clients:create              no        no        no        any      no         no        no        any
    clients:create_central      no        no        no        any      any        no        no        any
    clients:delete              no        no        no        any      no         no        no        any
    actions:get                 no        no        no        any      any        no        no        any
    actions:get_all             no        no        no        any      any        no        no        any
    actions:create              no        no        no        any      no         no        no        any
    actions:update              no        no        no        any      no         no        no        any
    actions:replace             no        no        no        any      no         no        no        any
    actions:delete              no        no        no        any      no         no        no        any
    backups:get                 no        no        no        any      any        no        no        any
    backups:get_all             no        no        no        any      any        no        no        any
    backups:create              no        no        no        any      any        no        no        any
    backups:update              no        no        no        any      any        no        no        any
    backups:delete              no        no        no        any      any        no        no        any
  `),
];

/** What a caller gets: the tenant's lock first, then the operation's rule. */
const OPERATIONS = [
  tableOf(`
    rule                        reader  member  admin  service  auditor  no-role  READER  Member  Admin  no-flag
    jobs:get                    own     own     any    any      no       no       own     own     any    any
    jobs:get_all                own     own     any    any      no       no       own     own     any    any
    jobs:get_all_projects       no      no      any    any      no       no       no      no      any    any
    jobs:create                 no      own     any    no       no       no       no      own     any    any
    jobs:update                 no      own     any    no       no       no       no      own     any    any
    jobs:delete                 no      own     any    no       no       no       no      own     any    any
    jobs:event:create           no      own     any    no       no       no       no      own     any    any
    jobs:report                 no      no      any    any      no       no       no      no      any    any
    clients:get                 own     own     any    any      no       no       own     own     any    any
    clients:get_all             own     own     any    any      no       no       own     own     any    any
    clients:create              no      own     any    no       no       no       no      own     any    any
    clients:create_central      no      no      any    any      no       no       no      no      any    any
    clients:delete              no      own     any    no       no       no       no      own     any    any
    actions:get                 own     own     any    any      no       no       own     own     any    any
    actions:get_all             own     own     any    any      no       no       own     own     any    any
    actions:create              no      own     any    no       no       no       no      own     any    any
    actions:update              no      own     any    no       no       no       no      own     any    any
    actions:replace             no      own     any    no       no       no       no      own     any    any
    actions:delete              no      own     any    no       no       no       no      own     any    any
    backups:get                 own     own     any    any      no       no       own     own     any    any
    backups:get_all             own     own     any    any      no       no       own     own     any    any
    backups:create              no      own     any    any      no       no       no      own     any    any
    backups:update              no      own     any    any      no       no       no      own     any    any
    backups:delete              no      own     any    any      no       no       no      own     any    any
  `),
  tableOf(`
    rule                        unscoped  d-reader  d-member  d-admin  d-service  s-reader  s-member  s-admin
    jobs:get                    no        no        no        no       no         no        no        any
    jobs:get_all                no        no        no        no       no         no        no        any
    jobs:get_all_projects       no        no        no        no       no         no        no        any
    jobs:create                 no        no        no        no       no         no        no        any
    jobs:update                 no        no        no        no       no         no        no        any
    jobs:delete                 no        no        no        no       no         no        no        any
    jobs:event:create           no        no        no        no       no         no        no        any
    jobs:report                 no        no        no        no       no         no        no        any
    clients:get                 no        no        no        no       no         no        no        any
    clients:get_all             no        no        no        no       no         no        no        any
    clients:create              no        no        no        no       no         no        no        any
    clients:create_central      no        no        no        no       no         no        no        any
    clients:delete              no        no        no        no       no         no        no        any
    actions:get                 no        no        no        no       no         no        no        any
    actions:get_all             no        no        no        no       no         no        no        any
    actions:create              no        no        no        no       no         no        no        any
    actions:update              no        no        no        no       no         no        no        any
    actions:replace             no        no        no        no       no         no        no        any
    actions:delete              no        no        no        no       no         no        no        any
    backups:get                 no        no        no        no       no         no        no        any
    backups:get_all             no        no        no        no       no         no        no        any
    backups:create              no        no        no        no       no         no        no        any
    backups:update              no        no        no        no       no         no        no        any
    backups:delete              no        no        no        no       no         no        no        any
  `),
];

const POLICY = loadPolicy();

describe('the policy matrix', () => {
  describe.each(POLICY.ruleNames)('%s', (rule) => {
    it.each([...TOKENS.keys()])('by itself, asked by %s', (token) => {
      expect(outcomeOf((projectId) => passesRule(rule, token, projectId))).toBe(expected(RULES, rule, token));
    });
  });

  describe.each(POLICY.ruleNames.filter((name) => name.includes(':')))('%s', (rule) => {
    it.each([...TOKENS.keys()])('behind the lock of the tenant, asked by %s', (token) => {
      const passes = (projectId: string): boolean =>
        mayEnterProject(POLICY, tokenNamed(token), projectId) && passesRule(rule, token, projectId);
      expect(outcomeOf(passes)).toBe(expected(OPERATIONS, rule, token));
    });
  });

  it.each([
    ['rules', RULES, POLICY.ruleNames],
    ['operations', OPERATIONS, POLICY.ruleNames.filter((name) => name.includes(':'))],
  ] as const)('says nothing of %s that do not exist', (_what, tables, names) => {
    for (const table of tables) expect([...table.keys()]).toEqual(names);
  });
});

type Outcome = 'any' | 'own' | 'no' | 'only foreign projects';
type Table = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Rule by rule, what stands under each token. */
function tableOf(text: string): Table {
  const [[, ...tokens] = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  return new Map(
    rows.map(([rule = '', ...cells]) => [rule, new Map(tokens.map((token, i) => [token, cells[i] ?? '']))]),
  );
}

/** A rule or a token that the tables do not know fails its test. */
function expected(tables: readonly Table[], rule: string, token: string): string | undefined {
  return tables.map((table) => table.get(rule)?.get(token)).find((cell) => cell !== undefined);
}

function outcomeOf(passes: (projectId: string) => boolean): Outcome {
  const [own, other] = [passes(PROJECT_ID), passes(OTHER_PROJECT_ID)];
  if (other) return own ? 'any' : 'only foreign projects';
  return own ? 'own' : 'no';
}

function passesRule(rule: string, token: string, projectId: string): boolean {
  return POLICY.allows(rule, { project_id: projectId }, credentialsOf(tokenNamed(token)));
}

function tokenNamed(name: string): ReturnType<typeof identity> {
  const token = TOKENS.get(name);
  if (token === undefined) throw new Error(`The tables know no token ${name}.`);
  return token;
}
