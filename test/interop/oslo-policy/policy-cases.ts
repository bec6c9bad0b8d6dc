import type { Target } from '../../../functions/policy/check';
import { type Credentials, credentialsOf } from '../../../functions/policy/credentials';
import { DEFAULT_CHECKS } from '../../../functions/policy/default-checks';
import { fc } from '../../support/fast-check';
import { identity, OTHER_PROJECT_ID, PROJECT_ID, USER_ID } from '../../support/identity';
import { anyCheck } from './written-checks';

/** One question: may these credentials do with this target what the rule `case` is about? */
export interface PolicyCase {
  readonly rules: Readonly<Record<string, string>>;
  readonly target: Target;
  readonly credentials: Credentials;
  /** The productions of the grammar that the rule `case` is written with. */
  readonly productions: ReadonlySet<string>;
}

const target = fc.record(
  {
    project_id: fc.constantFrom(PROJECT_ID, PROJECT_ID, OTHER_PROJECT_ID),
    'target.user.id': fc.constantFrom(USER_ID, 'somebody'),
    role: fc.constantFrom('reader', 'MEMBER', 'auditor'),
    flag: fc.constantFrom('True', 'False', 'None'),
  },
  { requiredKeys: [] },
);

const credentials = fc
  .tuple(
    fc.constantFrom('project', 'project', 'project', 'domain', 'system', 'unscoped'),
    fc.uniqueArray(fc.constantFrom('reader', 'Member', 'ADMIN', 'service', ' auditor', 'ÄRZTE'), {
      maxLength: 3,
    }),
    fc.boolean(),
    fc.uniqueArray(fc.constantFrom('gold', 'Silver', true, null), { maxLength: 3 }),
  )
  .map(([scope, roles, is_admin_project, tags]) => ({
    ...credentialsOf(identity({ scope, roles, is_admin_project })),
    // Freezer's credentials are flat, but the grammar is not: dotted paths and lists need something to walk.
    plan: { owner: { id: USER_ID }, tags, steps: tags.map((name) => ({ name })) },
  }));

const policyCase: fc.Arbitrary<PolicyCase> = fc
  .tuple(
    anyCheck,
    fc.option(fc.constantFrom('@', '!', 'role:reader'), { nil: undefined }),
    target,
    credentials,
  )
  .map(([written, fallback, about, sender]) => ({
    rules: {
      ...DEFAULT_CHECKS,
      owner: 'user_id:%(target.user.id)s',
      nested: 'not rule:owner or (rule:project_member and is_admin_project:True)',
      ...(fallback !== undefined && { default: fallback }),
      case: written.text,
    },
    target: about,
    credentials: sender,
    productions: new Set(written.productions),
  }));

/** The same cases for the same seed. */
export function policyCases(count: number, seed: number): readonly PolicyCase[] {
  return fc.sample(policyCase, { numRuns: count, seed });
}

/** How many cases use each production. */
export function countProductions(cases: readonly PolicyCase[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const production of cases.flatMap(({ productions }) => [...productions])) {
    counts.set(production, (counts.get(production) ?? 0) + 1);
  }
  return counts;
}
