import {
  type Check,
  findRule,
  type MatchingCheck,
  substitute,
  targetKeysOf,
  writeCheck,
} from '../../functions/policy/check';
import {
  type Outcome,
  outcomeOf,
  PROJECT_KEY,
  type Prospect,
  type ProspectiveToken,
} from '../../functions/policy/outcome';

/** Why something is allowed, denied or neither yet: a tree of what was asked. */
export interface Explanation {
  readonly outcome: Outcome;
  /** What was asked: a check as a policy writes it, or "all of", "any of", "not" for one that is made of parts. */
  readonly question: string;
  /** What was found, where there is more to say than the parts do. */
  readonly reason?: string;
  readonly parts: readonly Explanation[];
}

/** Every outcome in it is outcomeOf's own, which a test holds against what is served. */
export function explainCheck(check: Check, prospect: Prospect): Explanation {
  return { outcome: outcomeOf(check, prospect), parts: [], ...describeCheck(check, prospect) };
}

function describeCheck(
  check: Check,
  prospect: Prospect,
): Pick<Explanation, 'question'> & Partial<Explanation> {
  const explain = (part: Check): Explanation => explainCheck(part, prospect);
  switch (check.type) {
    case 'allow':
      return { question: '@', reason: 'it allows all' };
    case 'deny':
      return { question: '!', reason: 'it denies all' };
    case 'not':
      return { question: 'not', parts: [explain(check.check)] };
    case 'and':
      return { question: 'all of', parts: check.checks.map(explain) };
    case 'or':
      return { question: 'any of', parts: check.checks.map(explain) };
    case 'rule':
      return describeRule(check.name, prospect, explain);
    case 'role':
    case 'literal':
    case 'credential':
      return { question: writeCheck(check), reason: reasonFor(check, prospect) };
  }
}

function describeRule(name: string, { rules }: Prospect, explain: (check: Check) => Explanation) {
  const rule = findRule(rules, name);
  const question = `rule:${name}`;
  if (rule === undefined) return { question, reason: 'there is no such rule' };
  return {
    question,
    ...(!rules.has(name) && { reason: 'the rule default answers' }),
    parts: [explain(rule)],
  };
}

function reasonFor(check: MatchingCheck, { token, project }: Prospect): string {
  if (targetKeysOf(check).some((key) => project === 'none' || key !== PROJECT_KEY)) {
    return 'the target lacks a value that is asked for';
  }
  const text = substitute(check.match, {});
  const match = text === undefined ? `the ${project} project` : `"${text}"`;
  if (check.type === 'literal') return `compared with ${match}`;
  const path = check.type === 'role' ? 'roles' : check.path.join('.');
  return `the token's ${path}: ${found(path, token)}, compared with ${match}`;
}

function found(path: string, token: ProspectiveToken): string {
  const texts = path === 'roles' ? token.roles : token.credentials.get(path);
  if (texts === 'anything') return 'not known';
  const words = texts?.flatMap((text) => (text === undefined ? [] : [`"${text}"`])) ?? [];
  return words.join(path === 'roles' ? ', ' : ' or ') || 'none';
}
