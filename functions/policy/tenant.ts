import type { Identity } from '../contract/identity';
import { credentialsOf } from './credentials';
import { CROSS_PROJECT } from './default-checks';
import type { Policy } from './policy';

/**
 * The first lock, which the authorizer and the handlers share: the second one, the operation's rule, cannot open it.
 * A token works in its own project only, unless it may cross projects. Domain-scoped and unscoped tokens never do:
 * Freezer would let a domain's administrator into every project.
 */
export function mayEnterProject(policy: Policy, identity: Identity, projectId: string): boolean {
  const own = identity.scope === 'project' && identity.project_id === projectId;
  return own || mayCrossProjects(policy, identity);
}

/** The target is empty: loading a policy refuses a `cross_project` that would ask for one. */
export function mayCrossProjects(policy: Policy, identity: Identity): boolean {
  const scoped = identity.scope === 'project' || identity.scope === 'system';
  return scoped && policy.allows(CROSS_PROJECT, {}, credentialsOf(identity));
}
