import type { CatalogEntry } from './catalog';
import type { Project, TokenScope, User } from './directory';
import type { Domain } from './identity-data';
import { stableId } from './stable-id';
import type { Token } from './tokens';
import type { Trust } from './trusts';

/**
 * A token as Keystone v3 shows it. Unscoped tokens have neither roles nor a catalog.
 * @param catalog Undefined when the caller asked for none.
 */
export function tokenBody(token: Token, catalog: readonly CatalogEntry[] | undefined): object {
  return {
    token: {
      methods: token.methods,
      user: { ...inDomain(token.user), password_expires_at: null },
      audit_ids: token.auditIds,
      issued_at: timestamp(token.issuedAt),
      expires_at: timestamp(token.expiresAt),
      ...(token.trust && { 'OS-TRUST:trust': trustFields(token.trust) }),
      ...scopeFields(token.scope),
      ...(token.scope.kind !== 'unscoped' && { roles: token.roles.map(roleEntry), catalog }),
    },
  };
}

function scopeFields(scope: TokenScope): object {
  switch (scope.kind) {
    case 'project':
      return { project: inDomain(scope.project), is_domain: false };
    case 'domain':
      return { domain: named(scope.domain) };
    case 'system':
      return { system: { all: true } };
    case 'unscoped':
      return {};
  }
}

function trustFields({ id, trustor_user_id, trustee_user_id, impersonation }: Trust): object {
  const [trustor_user, trustee_user] = [{ id: trustor_user_id }, { id: trustee_user_id }];
  return { id, impersonation, trustor_user, trustee_user };
}

function inDomain(entity: Project | User): object {
  return { ...named(entity), domain: named(entity.domain) };
}

function named({ id, name }: Domain): object {
  return { id, name };
}

function roleEntry(name: string): object {
  return { id: stableId('role', name), name };
}

/** Python's microseconds, of which JavaScript knows the first three digits. */
function timestamp(epochMilliseconds: number): string {
  return new Date(epochMilliseconds).toISOString().replace('Z', '000Z');
}
