import type { Identity, Scope } from '../../functions/contract/identity';

/** The project and the user of the documented example. */
export const PROJECT_ID = '3046fb2c2a314a0fbb32607caa1e5277';
export const USER_ID = 'd1899d7f32d64b1bb95e262e7a6a4bc2';
/** A project that the default identity has nothing to do with. */
export const OTHER_PROJECT_ID = '9c1f0e6f0c0b4f0e8d8f6b1f5a3e7d21';

type ScopeFields = Pick<Identity, 'project_id' | 'project_domain_id' | 'domain_id'>;

const NOWHERE: ScopeFields = { project_id: null, project_domain_id: null, domain_id: null };

/** What Keystone says of each scope, apart from the roles. */
const SCOPE_FIELDS: Readonly<Record<Scope, ScopeFields>> = {
  project: { project_id: PROJECT_ID, project_domain_id: 'default', domain_id: null },
  domain: { ...NOWHERE, domain_id: 'default' },
  system: NOWHERE,
  unscoped: NOWHERE,
};

/**
 * Who sent a request: `identity({ roles: ['reader'] })`, `identity({ scope: 'system', roles: ['admin'] })`. A scope
 * brings its own fields; there are no roles but those that a test names.
 */
export function identity(fields: Partial<Identity> = {}): Identity {
  const scope = fields.scope ?? 'project';
  return {
    user_id: USER_ID,
    user_domain_id: 'default',
    scope,
    ...SCOPE_FIELDS[scope],
    roles: [],
    is_admin_project: true,
    expires_at: '2999-12-31T23:59:59.000000Z',
    access_rules: null,
    ...fields,
  };
}
