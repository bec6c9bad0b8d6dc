import {
  type Check,
  DEFAULT_RULE,
  type Match,
  type MatchingCheck,
  referencesOf,
  substitute,
  targetKeysOf,
  writeCheck,
} from '../functions/policy/check';
import { DEFAULT_CHECKS } from '../functions/policy/default-checks';
import { outcomeOf, PROJECT_KEY, prospectiveToken } from '../functions/policy/outcome';
import { parseCheck } from '../functions/policy/parse-check';
import { parseRules } from '../functions/policy/rules';

type Checks = Readonly<Record<string, string>>;

/**
 * @returns A sentence for each rule of the file that nobody fails, for each check that nobody passes, and for each rule
 * that nothing asks: as often meant as mistaken.
 */
export function listWarnings(overrides: Checks): readonly string[] {
  const rules = Object.entries(overrides).map(
    ([rule, text]) => [rule, text, parseCheck(rule, text)] as const,
  );
  const open = rules
    .filter(([, , check]) => check.type === 'allow')
    .map(([rule, text]) => `Policy rule "${rule}" is ${JSON.stringify(text)}, which allows every role.`);
  const hopeless = rules.flatMap(([rule, text, check]) =>
    comparisonsIn(check).flatMap((part) => {
      const reason = whyNobodyPasses(part, text);
      return reason === undefined
        ? []
        : [`Policy rule "${rule}": nobody passes "${writeCheck(part)}", ${reason}.`];
    }),
  );
  const idle = unaskedRules(overrides).map(
    (rule) =>
      `Policy rule "${rule}" changes nothing: no operation asks it, and no other rule refers to it. ` +
      'The table of `npm run policy` has the names that there are.',
  );
  return [...open, ...hopeless, ...idle];
}

function unaskedRules(overrides: Checks): readonly string[] {
  const referred = [...parseRules(overrides)].flatMap(([, check]) => referencesOf(check));
  const asked = new Set([...Object.keys(DEFAULT_CHECKS), DEFAULT_RULE, ...referred]);
  return Object.keys(overrides).filter((rule) => !asked.has(rule));
}

function comparisonsIn(check: Check): readonly MatchingCheck[] {
  if (check.type === 'not') return comparisonsIn(check.check);
  if (check.type === 'and' || check.type === 'or') return check.checks.flatMap(comparisonsIn);
  return 'match' in check ? [check] : [];
}

/** What other services' policies, and older ones of Freezer, call the things that there are here. */
const OTHER_NAMES = new Map([
  ['tenant', 'project_id'],
  ['tenant_id', 'project_id'],
  ['user_domain_id', 'user_domain'],
  ['project_domain_id', 'project_domain'],
  ['target.project.id', 'project_id'],
]);

const ANYBODY = prospectiveToken({});
const CREDENTIALS = ['roles', ...ANYBODY.credentials.keys()];
const HERE = `tokens have ${CREDENTIALS.join(', ')}, and requests "%(${PROJECT_KEY})s"`;

/**
 * @param text The whole rule.
 * @returns Undefined where somebody may pass.
 */
function whyNobodyPasses(check: MatchingCheck, text: string): string | undefined {
  if (check.match.some((part) => typeof part === 'string' && /[()]/.test(part))) {
    return `because it is read as one word, parentheses included${meaning(text.replace(/\)(and|or)\(/gi, ') $1 ('))}`;
  }
  if (isPassable(check)) return undefined;
  const meant = asHere(check);
  return `because ${mistakeIn(check)}${isPassable(meant) ? meaning(writeCheck(meant)) : `; ${HERE}`}`;
}

function meaning(text: string): string {
  return `; probably meant is "${text}"`;
}

function isPassable(check: MatchingCheck): boolean {
  return outcomeOf(check, { rules: new Map(), token: ANYBODY, project: 'unknown' }) !== false;
}

function mistakeIn(check: MatchingCheck): string {
  const key = targetKeysOf(check).find((each) => each !== PROJECT_KEY);
  if (check.type === 'credential') {
    const name = check.path.join('.');
    if (!CREDENTIALS.includes(name)) return `tokens have no ${name}`;
    if (key === undefined) return `${name} never has this value`;
  }
  if (key !== undefined) return `requests have no "%(${key})s"`;
  return 'the two texts differ';
}

/** The same with the names and the spelling that there are here. */
function asHere(check: MatchingCheck): MatchingCheck {
  const match = check.match.map((part) =>
    typeof part === 'string' ? part : { key: OTHER_NAMES.get(part.key) ?? part.key },
  );
  if (check.type !== 'credential') return { ...check, match };
  const name = check.path.join('.');
  if (name === 'roles') return { type: 'role', match };
  const path = [OTHER_NAMES.get(name) ?? name];
  return { ...check, path, match: asSpelled(match) };
}

/** How a policy spells the values that are not text. */
const SPELLINGS = new Map([
  ['true', 'True'],
  ['1', 'True'],
  ['false', 'False'],
  ['0', 'False'],
]);

function asSpelled(match: Match): Match {
  const spelling = SPELLINGS.get(substitute(match, {})?.toLowerCase() ?? '');
  return spelling === undefined ? match : [spelling];
}
