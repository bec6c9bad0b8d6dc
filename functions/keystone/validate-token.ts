import {
  type AccessRule,
  type Identity,
  isAccessRule,
  isUserId,
  PROJECT_ID_PATTERN,
  type Scope,
} from '../contract/identity';
import { InvalidToken, ServiceError } from '../errors';
import { within } from '../outbound/http-client';
import { type Fields, isFields, objectIn, parseJson } from './json';
import type { KeystoneResponse, KeystoneClient } from './keystone-client';
import type { ServiceToken } from './service-token';

/**
 * Keystone's response to "show token" → who that is, or undefined when it is not such a response: cut, of another
 * service, or with an id that must not stand in an IAM policy.
 */
export function parseToken(body: string): Identity | undefined {
  const token = objectIn(parseJson(body), 'token');
  const user = objectIn(token, 'user');
  const user_id = user?.['id'];
  const roles = roleNames(token?.['roles']);
  const expires_at = token?.['expires_at'];
  const access_rules = accessRulesOf(token?.['application_credential']);
  if (!token || !isUserId(user_id) || !roles || typeof expires_at !== 'string') return undefined;
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

const REFUSED = 'The request you have made requires authentication.';
const UNAVAILABLE = 'The Keystone service is temporarily unavailable.';

/** A secret and up to four questions, each with a limit of its own; the function is ended after 5 s or more, without a word. */
const LONGEST_MS = 4000;

/**
 * Asks Keystone who a token belongs to.
 * @param service Whose token is shown with the caller's; without it, the caller's token is shown to itself.
 * @param longestMs What all of it may take with a service.
 * @throws InvalidToken when Keystone does not accept the token.
 * @throws ServiceError when Keystone could not be asked; an outage never looks like a bad token.
 */
export async function validateToken(
  keystone: Pick<KeystoneClient, 'showToken'>,
  token: string,
  service?: Pick<ServiceToken, 'get' | 'renew'>,
  longestMs = LONGEST_MS,
): Promise<Identity> {
  let response: KeystoneResponse;
  try {
    response = service
      ? await within(longestMs, showWith(service, keystone, token))
      : await keystone.showToken(token, token);
  } catch (cause) {
    throw new ServiceError(UNAVAILABLE, { cause });
  }
  // To a service, 401 and 403 are said of its own token.
  if (service && (response.status === 401 || response.status === 403)) {
    return unavailable(`status ${response.status} to the service credential`);
  }
  return identityOf(response);
}

/** A service token that has expired, or was revoked, is renewed once. */
async function showWith(
  service: Pick<ServiceToken, 'get' | 'renew'>,
  keystone: Pick<KeystoneClient, 'showToken'>,
  token: string,
): Promise<KeystoneResponse> {
  const asker = await service.get();
  const response = await keystone.showToken(token, asker);
  return response.status === 401 ? keystone.showToken(token, await service.renew(asker)) : response;
}

/** What each response of Keystone means. Whatever is not in the table cannot have come from a working Keystone. */
function identityOf({ status, body }: KeystoneResponse): Identity {
  switch (status) {
    case 200:
      return unexpired(parseToken(body) ?? unavailable('200 without a token in its body'));
    case 401:
      throw new InvalidToken(REFUSED);
    case 403:
      // Only tokens of impersonating trusts and of EC2 credentials may not look at themselves.
      throw new InvalidToken(REFUSED, {
        cause: new Error('Keystone does not show this token to itself (403): set serviceCredential'),
      });
    case 404:
      // A web server without a Keystone behind it has a 404 too, but none with Keystone's error in it.
      throw objectIn(parseJson(body), 'error')?.['code'] === 404
        ? new InvalidToken(REFUSED)
        : unavailable('404 that is not of Keystone');
    default:
      return unavailable(`status ${status}`);
  }
}

function unexpired(identity: Identity): Identity {
  if (Date.parse(identity.expires_at) <= Date.now()) throw new InvalidToken(REFUSED);
  return identity;
}

function unavailable(reason: string): never {
  throw new ServiceError(UNAVAILABLE, { cause: new Error(`Keystone responded with ${reason}`) });
}
