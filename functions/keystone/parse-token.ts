import {
  type AccessRule,
  type Identity,
  isAccessRule,
  PROJECT_ID_PATTERN,
  type Scope,
} from '../contract/identity';
import { type Fields, isFields, objectIn, parseJson } from './json';

/**
 * Keystone's answer to "show token" → who that is, or undefined when it is not such an answer: cut, of another
 * service, or with an id that must not stand in an IAM policy.
 */
export function parseToken(body: string): Identity | undefined {
  const token = objectIn(parseJson(body), 'token');
  const user = objectIn(token, 'user');
  const user_id = idIn(user);
  const roles = roleNames(token?.['roles']);
  const expires_at = token?.['expires_at'];
  const access_rules = accessRulesOf(token?.['application_credential']);
  if (!token || user_id === null || !roles || typeof expires_at !== 'string') return undefined;
  if (access_rules === undefined || Number.isNaN(Date.parse(expires_at))) return undefined;

  const project = objectIn(token, 'project');
  const project_id = idIn(project);
  const domain_id = idIn(objectIn(token, 'domain'));
  const scope = scopeOf(token);
  if (scope === 'project' && (project_id === null || !PROJECT_ID_PATTERN.test(project_id))) return undefined;
  if (scope === 'domain' && domain_id === null) return undefined;
  return {
    user_id,
    user_domain_id: idIn(objectIn(user, 'domain')),
    scope,
    project_id,
    project_domain_id: idIn(objectIn(project, 'domain')),
    domain_id,
    roles,
    is_admin_project: token['is_admin_project'] !== false,
    expires_at,
    access_rules,
  };
}

function scopeOf(token: Fields): Scope {
  if ('project' in token) return 'project';
  if ('domain' in token) return 'domain';
  return 'system' in token ? 'system' : 'unscoped';
}

function idIn(parent: Fields | undefined): string | null {
  const id = parent?.['id'];
  return typeof id === 'string' && id !== '' ? id : null;
}

/** Unscoped tokens have no roles. */
function roleNames(roles: unknown): string[] | undefined {
  if (roles === undefined) return [];
  if (!Array.isArray(roles)) return undefined;
  const names = roles.map((role: unknown) => (isFields(role) ? role['name'] : undefined));
  return names.every((name) => typeof name === 'string') ? names : undefined;
}

/** Only tokens of application credentials have them, and of these only the restricted ones. */
function accessRulesOf(credential: unknown): AccessRule[] | null | undefined {
  if (credential === undefined || credential === null) return null;
  if (!isFields(credential)) return undefined;
  const rules = credential['access_rules'];
  if (rules === undefined || rules === null) return null;
  if (!Array.isArray(rules) || !rules.every(isAccessRule)) return undefined;
  return rules.map(({ service, method, path }) => ({ service, method, path }));
}
