import { fc } from '../../support/fast-check';
import { OTHER_PROJECT_ID, PROJECT_ID, USER_ID } from '../../support/identity';

/** A check as an operator writes it, and the productions of the grammar that it was written with. */
export interface Written {
  readonly text: string;
  readonly productions: readonly string[];
}

/** Every production, under the name by which its occurrences are counted. */
export const PRODUCTIONS = [
  ...['empty', '@', '!', 'and', 'or', 'not', 'parentheses', 'operator in capitals', 'other white space'],
  ...['rule', 'unknown rule', 'role', 'role from target', 'credential', 'credential from target'],
  ...['dotted path', 'list on the path', 'missing credential', 'missing target key', 'percent sign'],
  ...['literal True, False or None', 'literal number', 'literal text', 'older name of the system scope'],
] as const;
type Production = (typeof PRODUCTIONS)[number];

const of = (production: Production, ...texts: readonly string[]): fc.Arbitrary<Written> =>
  fc.constantFrom(...texts).map((text) => ({ text, productions: [production] }));

/** Drawn so that about half of them hold for the credentials and targets that they meet. */
const single: fc.Arbitrary<Written> = fc.oneof(
  of('@', '@'),
  of('!', '!'),
  of('rule', 'rule:jobs:get', 'rule:owner', 'rule:nested', 'rule:project_member', 'rule:admin_or_service'),
  of('unknown rule', 'rule:unknown', 'rule:Owner'),
  of(
    'role',
    'role:reader',
    'role:MEMBER',
    'role:admin',
    'role:read',
    'role:auditor',
    'role:ärzte',
    'role:a:b',
  ),
  of('role from target', 'role:%(role)s', 'role:%(role)sx'),
  of(
    'credential',
    `project_id:${PROJECT_ID}`,
    `user:${USER_ID}`,
    `project:${OTHER_PROJECT_ID}`,
    'is_admin:True',
  ),
  of('credential', 'is_admin_project:False', 'is_admin_project:true', 'domain_id:None', 'system_scope:all'),
  of(
    'credential from target',
    'project_id:%(project_id)s',
    'user_id:%(target.user.id)s',
    'is_admin:%(flag)s',
  ),
  of('dotted path', `plan.owner.id:${USER_ID}`, 'plan.owner.id:%(target.user.id)s', 'plan.owner.id:x'),
  of(
    'list on the path',
    'roles:reader',
    'roles:Member',
    'plan.tags:gold',
    'plan.steps.name:True',
    'plan.tags:None',
  ),
  of('missing credential', 'missing:None', 'plan.owner.name:x', 'constructor:x', 'missing.path:x'),
  of('missing target key', 'user_id:%(missing)s', 'role:%(missing)s', "'':%(missing)s", 'user:%(target)s'),
  of('percent sign', "'100%':100%%", 'user_id:%%', "'%(flag)s':%%(flag)s", "'a%True':a%%%(flag)s"),
  of('literal True, False or None', 'True:%(flag)s', 'None:None', 'False:True', 'False:%(flag)s'),
  of('literal number', '7:7', '-12:-12', '0:00', '7:%(flag)s'),
  of('literal text', "'MEMBER':%(role)s", '"reader":%(role)s', "'member':%(role)s", "'':x"),
  of('older name of the system scope', 'system:all', 'system:None'),
);

const operator = (word: 'and' | 'or' | 'not'): fc.Arbitrary<Written> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constant({ text: word, productions: [word] }) },
    fc.constant({ text: word.toUpperCase(), productions: [word, 'operator in capitals'] }),
  );
const space: fc.Arbitrary<Written> = fc.oneof(
  { weight: 8, arbitrary: fc.constant({ text: ' ', productions: [] }) },
  of('other white space', '  ', '\t', '\n', ' \r\n '),
);

const join = (...parts: readonly Written[]): Written => ({
  text: parts.map(({ text }) => text).join(''),
  productions: parts.flatMap(({ productions }) => productions),
});

const { expression } = fc.letrec<{ expression: Written }>((tie) => {
  const part = tie('expression');
  return {
    expression: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      { weight: 3, arbitrary: single },
      fc.tuple(operator('not'), space, part).map((parts) => join(...parts)),
      fc.tuple(part, space, operator('and'), space, part).map((parts) => join(...parts)),
      fc.tuple(part, space, operator('or'), space, part).map((parts) => join(...parts)),
      fc
        .tuple(fc.constantFrom(['(', ')'], ['( ', ' )'], ['((', '))']), part)
        .map(([[open = '', close = ''], inner]) => ({
          text: open + inner.text + close,
          productions: [...inner.productions, 'parentheses'],
        })),
    ),
  };
});

export const anyCheck: fc.Arbitrary<Written> = fc.oneof(
  { weight: 40, arbitrary: expression },
  of('empty', ''),
);
