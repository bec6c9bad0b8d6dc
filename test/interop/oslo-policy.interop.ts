import { parseCheck } from '../../functions/policy/parse-check';
import { policyOf } from '../../functions/policy/policy';
import { judge, type Verdict } from './oslo-policy/judge';
import { countProductions, type PolicyCase, policyCases } from './oslo-policy/policy-cases';
import { PRODUCTIONS } from './oslo-policy/written-checks';

const CASES = policyCases(3000, 20260801);

type Evaluate = (policyCase: PolicyCase) => boolean;

/** As the functions do it, but for what is refused when a policy is loaded: here a rule may refer to nothing. */
const ours: Evaluate = ({ rules, target, credentials }) => {
  const checks = Object.entries(rules).map(([name, text]) => [name, parseCheck(name, text)] as const);
  return policyOf(new Map(checks)).allows('case', target, credentials);
};

/** A sentence for each case that is judged in two ways. */
function disagreements(verdicts: readonly Verdict[], evaluate: Evaluate): readonly string[] {
  return CASES.flatMap((policyCase, i) => {
    const answer = evaluate(policyCase);
    const { rules, target, credentials } = policyCase;
    const question = JSON.stringify({ check: rules['case'], default: rules['default'], target, credentials });
    return answer === verdicts[i] ? [] : [`oslo.policy: ${verdicts[i]}, ours: ${answer}, ${question}`];
  });
}

const misread =
  (change: (text: string) => string): Evaluate =>
  (policyCase) =>
    ours({ ...policyCase, rules: { ...policyCase.rules, case: change(policyCase.rules['case'] ?? '') } });

/** Where there are only `and` and `or`: parentheses around what stands between two `and`. */
function orFirst(text: string): string {
  if (!/\sand\s/i.test(text) || /\bnot\b|(?:^|\s)\(/i.test(text)) return text;
  return `(${text.split(/\s+and\s+/i).join(') and (')})`;
}

describe('oslo.policy and we', () => {
  const verdicts = judge(CASES);

  it('answer the same to every case', () => {
    expect(verdicts).toHaveLength(CASES.length);
    expect(disagreements(verdicts, ours)).toEqual([]);
  });

  it('are asked about each production of the grammar at least 20 times', () => {
    const counts = countProductions(CASES);
    expect([...counts.keys()].sort()).toEqual([...PRODUCTIONS].sort());
    expect([...counts].filter(([, count]) => count < 20)).toEqual([]);
  });

  it('allow at least three cases in ten, and deny as many', () => {
    const allowed = verdicts.filter((verdict) => verdict === true).length / CASES.length;
    expect(allowed).toBeGreaterThan(0.3);
    expect(allowed).toBeLessThan(0.7);
  });

  it.each<[what: string, wrong: Evaluate]>([
    ['takes "and" for "or"', misread((text) => text.replace(/\band\b/gi, 'or'))],
    ['takes "or" before "and"', misread(orFirst)],
    ['forgets "not"', misread((text) => text.replace(/\bnot\b/gi, ''))],
    ['compares roles with regard to case', misread((text) => text.replace('role:', 'roles:'))],
    [
      'forgets the rule default',
      ({ rules, ...rest }) => ours({ ...rest, rules: { ...rules, default: '!' } }),
    ],
    ['knows no target', (policyCase) => ours({ ...policyCase, target: {} })],
    [
      'knows no system scope',
      ({ credentials, ...rest }) => ours({ ...rest, credentials: { ...credentials, system_scope: null } }),
    ],
  ])('would be seen to differ if ours %s', (_what, wrong) => {
    const found = disagreements(verdicts, wrong);
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toMatch(/^oslo\.policy: (true|false), ours: (true|false), \{"check":/);
  });
});

describe('without oslo.policy', () => {
  it.each([[['/usr/bin/python3', '-S']], [['/usr/bin/no-python3']]])('%j says what to install', (python) => {
    expect(() => judge([], python)).toThrow(/apt-get install python3-oslo\.policy brings it\.$/);
  });
});
