import type { Rules } from '../../functions/policy/check';
import { CROSS_PROJECT } from '../../functions/policy/default-checks';
import { allOf, anyOf } from '../../functions/policy/outcome';
import type { Question } from './arguments';
import { explainCheck, type Explanation } from './explain-check';
import { prospectOf, type Sender } from './sender';

/** What a handler decides: both locks must open, the tenant's first. Both are explained, whatever the first one says. */
export function explainRequest(rules: Rules, { rule, sender, project }: Question): Explanation {
  const lock = explainLock(rules, sender, project);
  const operation = explainCheck({ type: 'rule', name: rule }, prospectOf(rules, sender, project));
  const roles = sender.roles.length === 0 ? 'no roles' : `roles ${sender.roles.join(', ')}`;
  return {
    outcome: allOf([lock.outcome, operation.outcome]),
    question: `${rule} in ${project === 'own' ? 'its own' : 'a foreign'} project, scope ${sender.scope}, ${roles}`,
    parts: [lock, operation],
  };
}

/** As mayEnterProject decides. */
function explainLock(rules: Rules, sender: Sender, project: Question['project']): Explanation {
  const parts = [
    { outcome: project === 'own', question: 'own project', parts: [] },
    explainCrossing(rules, sender),
  ];
  return {
    outcome: anyOf(parts.map(({ outcome }) => outcome)),
    question: 'to enter the project, any of',
    parts,
  };
}

/** As mayCrossProjects decides. */
function explainCrossing(rules: Rules, sender: Sender): Explanation {
  const asked = sender.scope === 'project' || sender.scope === 'system';
  const lock = { type: 'rule', name: CROSS_PROJECT } as const;
  if (asked) return explainCheck(lock, { ...prospectOf(rules, sender, 'foreign'), project: 'none' });
  return {
    outcome: false,
    question: `rule:${CROSS_PROJECT}`,
    reason: `it is not asked about tokens with scope ${sender.scope}`,
    parts: [],
  };
}
