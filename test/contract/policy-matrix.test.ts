import { credentialsOf } from '../../functions/policy/credentials';
import { loadPolicy, mayEnterProject } from '../../functions/policy/policy';
import { OTHER_PROJECT_ID, PROJECT_ID, identity } from '../support/identity';
import { expected, OPERATIONS, RULES } from '../support/policy-tables';

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
