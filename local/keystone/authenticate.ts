import type { AuthMethod, AuthRequest, ScopeReference } from './auth-request';
import type { Directory, TokenScope, User } from './directory';
import { forbidden, unauthorized } from './errors';
import type { Grant, Token, TokenStore } from './tokens';
import { rolesHandedOn, type TrustStore } from './trusts';

/** What one method showed: who it is, and the token if that was how. */
interface Proof {
  readonly user: User;
  readonly methods: readonly string[];
  readonly token?: Token;
}

/** What is known of users, of the tokens that they were given, and of what they hand on. */
interface Known {
  readonly directory: Directory;
  readonly tokens: TokenStore;
  readonly trusts: TrustStore;
}

const UNSCOPED: TokenScope = { kind: 'unscoped' };

/**
 * Who asks, and what the token that he gets is good for.
 * @throws KeystoneError 401 for a wrong proof, an unknown scope and a scope on which the user has no role: which of
 * them it was stays Keystone's secret. 403 for somebody else's trust, one whose roles the trustor has lost, and with
 * the token of a trust.
 */
export function authenticate(request: AuthRequest, { directory, tokens, trusts }: Known): Grant {
  const proofs = request.methods.map((method) => prove(method, directory, tokens));
  const user = proofs[0]?.user;
  if (!user || proofs.some((proof) => proof.user.id !== user.id)) throw unauthorized();
  if (proofs.some(({ token }) => token?.trust)) throw forbidden('Tokens of a trust give no other token.');

  const methods = [...new Set(proofs.flatMap((proof) => proof.methods))];
  const parent = proofs.find(({ token }) => token)?.token;
  if (request.scope?.kind === 'trust') {
    return { methods, parent, ...ofTrust(user, request.scope.id, trusts, directory) };
  }
  const scope = request.scope ? resolveScope(request.scope, directory) : defaultScope(user, directory);
  const roles = directory.rolesOf(user, scope);
  if (scope.kind !== 'unscoped' && roles.length === 0) throw unauthorized();
  return { methods, user, scope, roles, parent };
}

function ofTrust(user: User, id: string, trusts: TrustStore, directory: Directory) {
  const trust = trusts.find(id);
  if (!trust) throw unauthorized();
  const project = directory.findProject({ id: trust.project_id });
  const trustor = directory.findUser({ id: trust.trustor_user_id });
  const roles = rolesHandedOn(trust, directory);
  if (trust.trustee_user_id !== user.id || !roles || !project || !trustor) {
    throw forbidden('You are not authorized to perform the requested action.');
  }
  const scope: TokenScope = { kind: 'project', project };
  return { user: trust.impersonation ? trustor : user, scope, roles, trust };
}

function prove(method: AuthMethod, directory: Directory, tokens: TokenStore): Proof {
  if (method.name === 'token') {
    const token = tokens.find(method.token);
    if (!token) throw unauthorized();
    return { user: token.user, methods: ['token', ...token.methods], token };
  }
  const user = directory.findUser(method.user);
  if (user?.password !== method.password) throw unauthorized();
  return { user, methods: ['password'] };
}

function resolveScope(
  reference: Exclude<ScopeReference, { kind: 'trust' }>,
  directory: Directory,
): TokenScope {
  switch (reference.kind) {
    case 'project': {
      const project = directory.findProject(reference.project);
      if (!project) throw unauthorized();
      return { kind: 'project', project };
    }
    case 'domain': {
      const domain = directory.findDomain(reference.domain);
      if (!domain) throw unauthorized();
      return { kind: 'domain', domain };
    }
    case 'system':
    case 'unscoped':
      return reference;
  }
}

/** Keystone does not insist on a default project: where the user has no role (any more), the token is unscoped. */
function defaultScope(user: User, directory: Directory): TokenScope {
  const project = directory.projectsOf(user).find(({ id }) => id === user.default_project_id);
  return project ? { kind: 'project', project } : UNSCOPED;
}
