import type { Identity, Scope } from '../../functions/contract/identity';

/** Whose project a request is about, seen from its token. */
export const PROJECTS = ['own', 'foreign'] as const;
export type Project = (typeof PROJECTS)[number];

export interface Sender {
  readonly scope: Scope;
  readonly roles: readonly string[];
}

/** Ids that speak for themselves in an explanation; no Keystone makes such. */
const OWN_PROJECT = 'own-project';
const FOREIGN_PROJECT = 'foreign-project';

/** A token of somebody of whom only scope and roles matter. */
export function identityOf({ scope, roles }: Sender): Identity {
  return {
    user_id: 'somebody',
    user_domain_id: 'some-domain',
    scope,
    project_id: scope === 'project' ? OWN_PROJECT : null,
    project_domain_id: scope === 'project' ? 'some-domain' : null,
    domain_id: scope === 'domain' ? 'some-domain' : null,
    roles,
    is_admin_project: true,
    expires_at: '2999-12-31T23:59:59.000000Z',
    access_rules: null,
  };
}

export function projectIdOf(project: Project): string {
  return project === 'own' ? OWN_PROJECT : FOREIGN_PROJECT;
}
