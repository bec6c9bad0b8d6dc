import { FORBIDDEN_BODY } from '../contract/error-body';
import { type AccessRule, type Identity, isAccessRule, SCOPES } from '../contract/identity';
import { AccessForbidden } from '../errors';

/**
 * What crosses from the authorizer to the handlers. API Gateway hands on strings only, so absent ids are left out and
 * the role names, which may contain any character, travel as JSON. The names also stand in the access log. It only grows, and
 * what is new in it may be missing: API Gateway keeps results of the version before and, after a rollback, of the next one.
 */
export type AuthorizerContext = Readonly<Record<string, string>>;

/** Of access rules as JSON. AWS states no limit for a REST API's context; a WebSocket API's has 8 KB. */
const MAX_RULES_BYTES = 4000;
/** What stands in place of access rules when there are none to enforce, and when there are too many to hand on. */
const UNRESTRICTED = 'unrestricted';
const TOO_MANY_RULES = 'too many';

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
    access_rules: accessRulesText(identity.access_rules),
  };
}

function accessRulesText(rules: readonly AccessRule[] | null): string {
  if (rules === null) return UNRESTRICTED;
  const json = JSON.stringify(rules);
  return Buffer.byteLength(json) > MAX_RULES_BYTES ? TOO_MANY_RULES : json;
}

/**
 * The identity that the authorizer vouches for.
 * @throws Error when it is missing or not as `toAuthorizerContext` writes it: a request that came around the
 *   authorizer has no identity, whatever its headers say.
 * @throws AccessForbidden when there were more access rules than fit: what cannot be enforced is not ignored.
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
    access_rules: accessRules(text('access_rules')),
  };
}

function accessRules(text: string): readonly AccessRule[] | null {
  if (text === UNRESTRICTED) return null;
  if (text === TOO_MANY_RULES) {
    const cause = new Error('the application credential has more access rules than fit the context');
    throw new AccessForbidden(FORBIDDEN_BODY.description, { cause });
  }
  const rules: unknown = JSON.parse(text);
  if (!Array.isArray(rules) || !rules.every(isAccessRule)) {
    throw new Error("The authorizer's context has malformed access rules.");
  }
  return rules;
}

function roleNames(json: string): string[] {
  const roles: unknown = JSON.parse(json);
  if (!Array.isArray(roles) || !roles.every((role) => typeof role === 'string')) {
    throw new Error("The authorizer's context has malformed roles.");
  }
  return roles;
}
