import type { Identity } from '../contract/identity';

/**
 * oslo.policy's `creds` as Freezer fills them: `user`, `project` and the domains are ids. `user_id` and `domain_id` are
 * ours, because operators know them from other services' policies.
 */
export interface Credentials {
  readonly user: string;
  readonly user_id: string;
  readonly user_domain: string | null;
  readonly project: string | null;
  readonly project_id: string | null;
  readonly project_domain: string | null;
  readonly domain: string | null;
  readonly domain_id: string | null;
  /** In lower case, without white space around them. */
  readonly roles: readonly string[];
  readonly is_admin: boolean;
  readonly is_admin_project: boolean;
  readonly system_scope: 'all' | null;
  /** The older name, which oslo.policy adds by itself, and only where there is such a scope. */
  readonly system?: 'all';
}

export function credentialsOf(identity: Identity): Credentials {
  const roles = identity.roles.map((role) => role.trim().toLowerCase());
  return {
    user: identity.user_id,
    user_id: identity.user_id,
    user_domain: identity.user_domain_id,
    project: identity.project_id,
    project_id: identity.project_id,
    project_domain: identity.project_domain_id,
    domain: identity.domain_id,
    domain_id: identity.domain_id,
    roles,
    is_admin: roles.includes('admin'),
    is_admin_project: identity.is_admin_project,
    system_scope: null,
    ...(identity.scope === 'system' && { system_scope: 'all', system: 'all' }),
  };
}
