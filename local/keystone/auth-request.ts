import type { DomainReference, Reference } from './directory';
import { badRequest, unauthorized } from './errors';
import { type Fields, isFields, objectAt, textAt, textsAt } from './fields';

/** What `POST /v3/auth/tokens` asks for. */
export interface AuthRequest {
  /** Each of them must hold, and all for the same user. */
  readonly methods: readonly AuthMethod[];
  /** Undefined leaves the choice to the user's default project. */
  readonly scope: ScopeReference | undefined;
}

export type AuthMethod =
  | { readonly name: 'password'; readonly user: Reference; readonly password: string }
  | { readonly name: 'token'; readonly token: string };

export type ScopeReference =
  | { readonly kind: 'project'; readonly project: Reference }
  | { readonly kind: 'domain'; readonly domain: DomainReference }
  | { readonly kind: 'trust'; readonly id: string }
  | { readonly kind: 'system' }
  | { readonly kind: 'unscoped' };

/**
 * @throws KeystoneError 400 when the body has not the form `{"auth": {"identity": …, "scope": …}}`.
 * @throws KeystoneError 401 when it names a method that is not spoken here.
 */
export function parseAuthRequest(body: Fields): AuthRequest {
  const auth = objectAt(body, 'auth');
  const identity = objectAt(auth, 'identity');
  return {
    methods: textsAt(identity, 'methods').map((name) => parseMethod(name, objectAt(identity, name))),
    scope: auth['scope'] === undefined ? undefined : parseScope(auth['scope']),
  };
}

function parseMethod(name: string, details: Fields): AuthMethod {
  switch (name) {
    case 'password': {
      const user = objectAt(details, 'user');
      return { name, user: parseReference(user), password: textAt(user, 'password') };
    }
    case 'token':
      return { name, token: textAt(details, 'id') };
    default:
      throw unauthorized();
  }
}

/** keystoneauth asks for no scope with the string `unscoped`, the documentation with an object of that name. */
function parseScope(scope: unknown): ScopeReference {
  if (scope === 'unscoped') return { kind: 'unscoped' };
  const [kind, ...more] = isFields(scope) ? Object.keys(scope) : [];
  if (!isFields(scope) || kind === undefined || more.length > 0) {
    throw badRequest('"scope" names exactly one project, domain, trust or system.');
  }
  const details = objectAt(scope, kind);
  switch (kind) {
    case 'project':
      return { kind, project: parseReference(details) };
    case 'domain':
      return { kind, domain: parseDomainReference(details) };
    case 'OS-TRUST:trust':
      return { kind: 'trust', id: textAt(details, 'id') };
    case 'system':
      if (details['all'] !== true) throw badRequest('The system scope is {"all": true}.');
      return { kind };
    case 'unscoped':
      return { kind };
    default:
      throw badRequest(`There is no scope "${kind}" here.`);
  }
}

function parseReference(details: Fields): Reference {
  if ('id' in details) return { id: textAt(details, 'id') };
  return { name: textAt(details, 'name'), domain: parseDomainReference(objectAt(details, 'domain')) };
}

function parseDomainReference(details: Fields): DomainReference {
  return 'id' in details ? { id: textAt(details, 'id') } : { name: textAt(details, 'name') };
}
