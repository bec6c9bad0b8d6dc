import {
  type Check,
  evaluateCheck,
  findRule,
  type Match,
  type MatchingCheck,
  type Situation,
  substitute,
  textsAt,
} from '../../functions/policy/check';

/** Why something is allowed or denied: a tree of what was asked. */
export interface Explanation {
  readonly allowed: boolean;
  /** What was asked: a check as a policy writes it, or "all of", "any of", "not" for one that is made of parts. */
  readonly question: string;
  /** What was found, where there is more to say than the parts do. */
  readonly reason?: string;
  readonly parts: readonly Explanation[];
}

/** Every verdict in it is evaluateCheck's own, so that the explanation cannot differ from what is served. */
export function explainCheck(check: Check, situation: Situation): Explanation {
  return { allowed: evaluateCheck(check, situation), parts: [], ...describeCheck(check, situation) };
}

function describeCheck(
  check: Check,
  situation: Situation,
): Pick<Explanation, 'question'> & Partial<Explanation> {
  const explain = (part: Check): Explanation => explainCheck(part, situation);
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
      return describeRule(check.name, situation, explain);
    case 'role':
    case 'literal':
    case 'credential':
      return { question: `${kindOf(check)}:${write(check.match)}`, reason: reasonFor(check, situation) };
  }
}

function describeRule(name: string, { rules }: Situation, explain: (check: Check) => Explanation) {
  const rule = findRule(rules, name);
  const question = `rule:${name}`;
  if (rule === undefined) return { question, reason: 'there is no such rule' };
  return {
    question,
    ...(!rules.has(name) && { reason: 'the rule default answers' }),
    parts: [explain(rule)],
  };
}

/** Text is quoted, so that it cannot be taken for a name from the credentials. */
function kindOf(check: MatchingCheck): string {
  if (check.type === 'credential') return check.path.join('.');
  if (check.type === 'role') return 'role';
  return /^(?:True|False|None|-?\d+)$/.test(check.text) ? check.text : `'${check.text}'`;
}

function write(match: Match): string {
  return match
    .map((part) => (typeof part === 'string' ? part.replace('%', '%%') : `%(${part.key})s`))
    .join('');
}

function reasonFor(check: MatchingCheck, { target, credentials }: Situation): string {
  const match = substitute(check.match, target);
  if (match === undefined) return 'the target lacks a value that is asked for';
  const compared = `compared with "${match}"`;
  if (check.type === 'literal') return compared;
  const path = check.type === 'role' ? ['roles'] : check.path;
  const found = textsAt(credentials, path).map((text) => `"${text}"`);
  return `the token's ${path.join('.')}: ${found.join(', ') || 'none'}, ${compared}`;
}
