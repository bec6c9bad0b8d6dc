import { SCOPES } from '../../../functions/contract/identity';
import { evaluateCheck } from '../../../functions/policy/check';
import { type Credentials, credentialsOf } from '../../../functions/policy/credentials';
import { type Outcome, outcomeOf, type Prospect, prospectiveToken } from '../../../functions/policy/outcome';
import { parseRules } from '../../../functions/policy/rules';
import { fc } from '../../support/fast-check';
import { identity, OTHER_PROJECT_ID, PROJECT_ID } from '../../support/identity';

const outcome = (text: string, known: Partial<Prospect> = {}): Outcome => {
  const rules = parseRules({ test: text });
  const lock = { rules, token: prospectiveToken({ roles: [] }), project: 'none' } as const;
  return outcomeOf({ type: 'rule', name: 'test' }, { ...lock, ...known });
};

describe('outcomeOf', () => {
  it.each<[check: string, outcome: Outcome]>([
    ['', true],
    ['@', true],
    ['!', false],
    ['role:admin', false],
    ['not role:admin', true],
    ['roles:admin', false],
    ['is_admin:True', false],
    ['is_admin:False', true],
    ['user_domain:default', ['user_domain']],
    ['not user_domain:default', ['user_domain']],
    ['role:admin and user_domain:default', false],
    ['role:admin or user_domain:default', ['user_domain']],
    ['@ or user_domain:default', true],
    ['@ and user_domain:default', ['user_domain']],
    ['user:a and user:b or project_id:c', ['user', 'project_id']],
    ['system_scope:all', ['system_scope']],
    ['system:all', ['system']],
    ['system_scope:other', false],
    ['is_admin_project:True', ['is_admin_project']],
    ['is_admin_project:true', false],
    ['tenant_id:a', false],
    ['user.id:a', false],
    ['rule:admin_or_service', false],
    ['not (rule:admin_or_service and user:a)', true],
    ['rule:none', false],
    ['True:True', true],
    ["'a':b", false],
    ['user:%(project_id)s', false],
    ['not True:%(project_id)s', true],
  ])('says of a token without roles, without a target: %s gives %j', (check, expected) => {
    expect(outcome(check)).toEqual(expected);
  });

  it.each<[check: string, own: Outcome, foreign: Outcome]>([
    ['project_id:%(project_id)s', true, false],
    ['project:%(project_id)s', true, false],
    ['project_id:x%(project_id)s', ['project_id', '%(project_id)s'], ['project_id', '%(project_id)s']],
    ['user_id:%(project_id)s', ['user_id', '%(project_id)s'], ['user_id', '%(project_id)s']],
    ["'a':%(project_id)s", ['%(project_id)s'], ['%(project_id)s']],
    ['is_admin:%(project_id)s', ['%(project_id)s'], ['%(project_id)s']],
    ['role:%(project_id)s', ['%(project_id)s'], ['%(project_id)s']],
    ['domain:None', true, true],
    ['system:%(project_id)s', false, false],
    ['tenant_id:%(project_id)s', false, false],
    ['user_id:%(user_id)s', false, false],
  ])('says in the own and in a foreign project: %s gives %j and %j', (check, own, foreign) => {
    const token = prospectiveToken({ roles: ['reader'], scope: 'project' });
    expect([
      outcome(check, { token, project: 'own' }),
      outcome(check, { token, project: 'foreign' }),
    ]).toEqual([own, foreign]);
  });

  it.each<[check: string, outcome: Outcome]>([
    ['role:admin', ['roles']],
    ['roles:admin', ['roles']],
    ['roles:Admin', false],
    ['role:%(project_id)s', ['roles', '%(project_id)s']],
    ['is_admin:True', ['is_admin']],
    ['project_id:%(project_id)s', ['project_id', '%(project_id)s']],
  ])('says where nothing is known: %s gives %j', (check, expected) => {
    expect(outcome(check, { token: prospectiveToken({}), project: 'unknown' })).toEqual(expected);
  });
});

const VALUES = ['a', 'b', 'None', 'True', 'False', 'all', 'admin', 'reader', PROJECT_ID];
const NAMES: readonly (keyof Credentials | 'role' | 'missing' | 'user.name')[] = [
  ...(['user', 'user_id', 'user_domain', 'project', 'project_id', 'project_domain', 'domain'] as const),
  ...(['domain_id', 'roles', 'is_admin', 'is_admin_project', 'system_scope', 'system'] as const),
  ...(['role', 'missing', 'user.name'] as const),
];
const match = fc.constantFrom(...VALUES, '%(project_id)s', '%(missing)s', 'a%(project_id)s');
const leaf = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constantFrom(...NAMES), match).map((parts) => parts.join(':')) },
  fc.tuple(fc.constantFrom('True', 'None', "'a'"), match).map((parts) => parts.join(':')),
  fc.constantFrom('@', '!', 'rule:first', 'rule:admin_or_service', 'rule:project_reader', 'rule:none'),
);
/** A check of up to a dozen parts. Of its own rules, `first` refers to none. */
const { check } = fc.letrec<{ check: string }>((tie) => ({
  check: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    leaf,
    tie('check').map((part) => `not (${part} )`),
    fc
      .tuple(tie('check'), fc.constantFrom('and', 'or'), tie('check'))
      .map(([left, operator, right]) => `( ${left} ${operator} ${right} )`),
  ),
}));
const text = fc.constantFrom('a', 'b', 'None', PROJECT_ID, OTHER_PROJECT_ID, 'constructor');
const roles = fc.uniqueArray(fc.constantFrom('admin', 'Reader', 'a', PROJECT_ID), { maxLength: 2 });
const holder = (known: fc.Arbitrary<string[]>) =>
  fc.record({
    scope: fc.constantFrom(...SCOPES),
    user_id: text,
    user_domain_id: text,
    is_admin_project: fc.boolean(),
    roles: known,
    project_id: fc.constantFrom('a', 'b', PROJECT_ID),
    project_domain_id: text,
    domain_id: text,
  });

/** As Keystone fills a token of this scope. */
function credentials(fields: Parameters<typeof identity>[0] & object): Credentials {
  const { scope, project_id, project_domain_id, domain_id, ...rest } = fields;
  const project = scope === 'project';
  return credentialsOf(
    identity({
      ...rest,
      ...(scope && { scope }),
      project_id: project ? (project_id ?? null) : null,
      project_domain_id: project ? (project_domain_id ?? null) : null,
      domain_id: scope === 'domain' ? (domain_id ?? null) : null,
    }),
  );
}

describe('what outcomeOf says before there is a token', () => {
  const asked = { type: 'rule', name: 'test' } as const;

  it('is true of every token without roles: the lock that it calls shut is shut', () => {
    const seen = { shut: 0, open: 0, undecided: 0 };
    fc.assert(
      fc.property(check, leaf, holder(fc.constant([])), (text, first, fields) => {
        fc.pre(!first.startsWith('rule:first'));
        const rules = parseRules({ test: text, first });
        const found = outcomeOf(asked, { rules, token: prospectiveToken({ roles: [] }), project: 'none' });
        seen[typeof found === 'boolean' ? (found ? 'open' : 'shut') : 'undecided']++;
        const served = evaluateCheck(asked, { rules, target: {}, credentials: credentials(fields) });
        expect(typeof found === 'boolean' ? found : served).toBe(served);
      }),
      { numRuns: 5000 },
    );
    expect(Object.values(seen).filter((count) => count < 100)).toEqual([]);
  });

  it('is true of every token that has the roles and the scope, in its own and in foreign projects', () => {
    fc.assert(
      fc.property(check, leaf, holder(roles), fc.boolean(), text, (text, first, fields, own, other) => {
        fc.pre(!first.startsWith('rule:first') && other !== 'None');
        const rules = parseRules({ test: text, first });
        const token = prospectiveToken({ roles: fields.roles, scope: fields.scope });
        const project = own && fields.scope === 'project' ? 'own' : 'foreign';
        fc.pre(project === 'own' || fields.scope !== 'project' || other !== fields.project_id);
        const found = outcomeOf(asked, { rules, token, project });
        const target = { project_id: project === 'own' ? fields.project_id : other };
        const served = evaluateCheck(asked, { rules, target, credentials: credentials(fields) });
        expect(typeof found === 'boolean' ? found : served).toBe(served);
      }),
      { numRuns: 5000 },
    );
  });
});
