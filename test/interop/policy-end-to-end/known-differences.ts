import type { TokenKindName } from '../support/token-subjects';
import type { PolicyName } from './probes';
import { type Answered, differencesIn, type Question, QUESTIONS } from './questions';
import type { Verdict } from './side';

interface KnownDifference {
  /** The row of docs/deviations.md that gives the reason, by its first cell. */
  readonly deviation: string;
  readonly kinds: readonly TokenKindName[];
  /** To which of their questions it applies. */
  readonly where: (question: Question, check: string) => boolean;
  readonly theirs: Verdict;
  readonly ours: Verdict;
}

/** The checks that the role admin passes by itself, whatever the project. */
const FOR_ADMINISTRATORS = [
  '',
  'rule:context_is_admin',
  'rule:admin_or_service',
  'rule:admin_or_owner',
  'rule:admin_or_owner_or_service',
  'rule:admin_or_reader_or_service',
];
const FOR_EVERYBODY = '';

/** To the empty rule everybody may see everything. Neither are they in any project, nor may they cross projects. */
const OF_NO_PROJECT: readonly TokenKindName[] = ['unscoped', 'system-scoped reader'];
const OF_A_PROJECT: readonly TokenKindName[] = [
  'reader',
  'member',
  'role without rights',
  'user of another project',
  'application credential',
  'application credential, empty list of rules',
  'application credential, rule for this request',
  'trust',
  'impersonating trust',
  'EC2 credential',
];
/** Application credentials with an access rule, by the one rule of ours whose request it allows. */
const RESTRICTED: Partial<Record<TokenKindName, string>> = {
  'application credential, rule for this request': 'jobs:get',
  'application credential, rule for another path': 'clients:get',
  'application credential, rule for another verb': 'jobs:delete',
  'application credential, rule for another service': 'none',
};

/** All that the two sides do not agree on. What is not here, or is here and does not happen, fails the test. */
export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    deviation: 'domain-scoped tokens',
    kinds: ['domain-scoped admin'],
    where: (_question, check) => FOR_ADMINISTRATORS.includes(check),
    theirs: 200,
    ours: 403,
  },
  {
    deviation: 'domain-scoped tokens',
    kinds: ['domain-scoped member'],
    where: (_question, check) => check === FOR_EVERYBODY,
    theirs: 200,
    ours: 403,
  },
  {
    deviation: 'foreign projects',
    kinds: OF_A_PROJECT,
    where: (question, check) =>
      check === FOR_EVERYBODY && question.place === 'foreign project' && !isRestricted(question),
    theirs: 200,
    ours: 403,
  },
  {
    deviation: 'foreign projects',
    kinds: OF_NO_PROJECT,
    where: (_question, check) => check === FOR_EVERYBODY,
    theirs: 200,
    ours: 403,
  },
  {
    deviation: "a request that an application credential's access rules do not allow",
    kinds: Object.keys(RESTRICTED).filter((kind): kind is TokenKindName => kind in RESTRICTED),
    where: isRestricted,
    theirs: 401,
    ours: 403,
  },
];

/** Whether the token's access rules do not allow the request. */
function isRestricted({ kind, probe }: Question): boolean {
  const allowed = RESTRICTED[kind];
  return allowed !== undefined && allowed !== probe.rule;
}

/** As `differencesIn` would find them. */
export function knownDifferences(policy: PolicyName): readonly string[] {
  const known = KNOWN_DIFFERENCES.flatMap(({ kinds, where, theirs, ours }): readonly Answered[] =>
    QUESTIONS.filter(
      (question) => kinds.includes(question.kind) && where(question, question.probe[policy]),
    ).map((question) => ({ ...question, theirs, ours })),
  );
  return differencesIn(known, policy);
}
