import type { Identity } from '../../functions/contract/identity';
import type { Rules } from '../../functions/policy/check';
import { credentialsOf } from '../../functions/policy/credentials';
import { CROSS_PROJECT } from '../../functions/policy/default-checks';
import { mayCrossProjects, mayEnterProject, type Policy, policyOf } from '../../functions/policy/policy';
import type { Question } from './arguments';
import { explainCheck, type Explanation } from './explain-check';
import { identityOf, projectIdOf } from './sender';

/** What a handler decides: both locks must open, the tenant's first. Both are explained, whatever the first one says. */
export function explainRequest(rules: Rules, { rule, sender, project }: Question): Explanation {
  const identity = identityOf(sender);
  const target = { project_id: projectIdOf(project) };
  const lock = explainLock(rules, identity, target.project_id);
  const operation = explainCheck(
    { type: 'rule', name: rule },
    { rules, target, credentials: credentialsOf(identity) },
  );
  const roles = sender.roles.length === 0 ? 'no roles' : `roles ${sender.roles.join(', ')}`;
  return {
    allowed: lock.allowed && operation.allowed,
    question: `${rule} in ${project === 'own' ? 'its own' : 'a foreign'} project, scope ${sender.scope}, ${roles}`,
    parts: [lock, operation],
  };
}

/** The verdicts come from the functions that authorizer and handlers ask. */
function explainLock(rules: Rules, identity: Identity, projectId: string): Explanation {
  const policy = policyOf(rules);
  return {
    allowed: mayEnterProject(policy, identity, projectId),
    question: 'to enter the project, any of',
    parts: [
      {
        allowed: identity.scope === 'project' && identity.project_id === projectId,
        question: 'own project',
        reason: `the token's is ${identity.project_id ?? 'none'}, the path's ${projectId}`,
        parts: [],
      },
      explainCrossing(policy, rules, identity),
    ],
  };
}

function explainCrossing(policy: Policy, rules: Rules, identity: Identity): Explanation {
  const asked = identity.scope === 'project' || identity.scope === 'system';
  const lock = { type: 'rule', name: CROSS_PROJECT } as const;
  return {
    ...(asked
      ? explainCheck(lock, { rules, target: {}, credentials: credentialsOf(identity) })
      : {
          question: `rule:${CROSS_PROJECT}`,
          reason: `it is not asked about tokens with scope ${identity.scope}`,
          parts: [],
        }),
    allowed: mayCrossProjects(policy, identity),
  };
}
