import { type Identity, SCOPES } from '../contract/identity';

/**
 * What crosses from the authorizer to the handlers. API Gateway hands on strings only, so absent ids are left out and
 * the role names, which may contain any character, travel as JSON. The names also stand in the access log.
 */
export type AuthorizerContext = Readonly<Record<string, string>>;

const OPTIONAL_IDS = ['user_domain_id', 'project_id', 'project_domain_id', 'domain_id'] as const;

export function toAuthorizerContext(identity: Identity): AuthorizerContext {
  const ids = OPTIONAL_IDS.flatMap((name) => {
    const id = identity[name];
    return id === null ? [] : [[name, id] as const];
  });
  return {
    ...Object.fromEntries(ids),
    user_id: identity.user_id,
    scope: identity.scope,
    roles: JSON.stringify(identity.roles),
    is_admin_project: String(identity.is_admin_project),
    expires_at: identity.expires_at,
  };
}

/**
 * The identity that the authorizer vouches for.
 * @throws Error when it is missing or not as `toAuthorizerContext` writes it: a request that came around the
 *   authorizer has no identity, whatever its headers say.
 */
export function fromAuthorizerContext(context: unknown): Identity {
  const fields = { ...(typeof context === 'object' ? context : {}) } as Readonly<Record<string, unknown>>;
  const text = (name: string): string => {
    const value = fields[name];
    if (typeof value !== 'string' || value === '')
      throw new Error(`The authorizer's context has no ${name}.`);
    return value;
  };
  const id = (name: (typeof OPTIONAL_IDS)[number]): string | null =>
    fields[name] === undefined ? null : text(name);
  const scope = SCOPES.find((known) => known === text('scope'));
  const expires_at = text('expires_at');
  if (!scope || Number.isNaN(Date.parse(expires_at))) {
    throw new Error("The authorizer's context is malformed.");
  }
  return {
    user_id: text('user_id'),
    user_domain_id: id('user_domain_id'),
    scope,
    project_id: id('project_id'),
    project_domain_id: id('project_domain_id'),
    domain_id: id('domain_id'),
    roles: roleNames(text('roles')),
    is_admin_project: text('is_admin_project') === 'true',
    expires_at,
  };
}

function roleNames(json: string): string[] {
  const roles: unknown = JSON.parse(json);
  if (!Array.isArray(roles) || !roles.every((role) => typeof role === 'string')) {
    throw new Error("The authorizer's context has malformed roles.");
  }
  return roles;
}
