import { randomBytes } from 'node:crypto';
import type { TokenScope, User } from './directory';
import type { Trust } from './trusts';

/** What a token is made from. */
export interface Grant {
  /** How the user authenticated: `password`, or `token` before the methods of the token that was shown. */
  readonly methods: readonly string[];
  readonly user: User;
  readonly scope: TokenScope;
  /** Role names; empty when unscoped. */
  readonly roles: readonly string[];
  /** What its scope and roles come from, where these are not the user's own. */
  readonly trust?: Trust | undefined;
  /** The token that this one was got with. */
  readonly parent: Token | undefined;
}

export interface Token extends Omit<Grant, 'parent'> {
  /** The secret text itself. */
  readonly id: string;
  /** An id of its own, then that of the first token of its chain. */
  readonly auditIds: readonly string[];
  /** Epoch milliseconds. */
  readonly issuedAt: number;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** The tokens that were given out, in memory only: a restart forgets them. */
export class TokenStore {
  private readonly tokens = new Map<string, Token>();

  constructor(private readonly lifetimeSeconds: number) {}

  /** A re-scoped token ends with its parent, as in Keystone: nobody stays logged in for ever by re-scoping. */
  issue({ parent, ...grant }: Grant): Token {
    const issuedAt = Date.now();
    const token: Token = {
      ...grant,
      id: newTokenText(),
      auditIds: [newAuditId(), ...(parent?.auditIds.slice(-1) ?? [])],
      issuedAt,
      expiresAt: parent?.expiresAt ?? issuedAt + this.lifetimeSeconds * 1000,
    };
    this.tokens.set(token.id, token);
    return token;
  }

  /** Undefined when unknown, revoked or expired; no time left is expired. */
  find(id: string): Token | undefined {
    const token = this.tokens.get(id);
    return token && token.expiresAt > Date.now() ? token : undefined;
  }

  /** All that were got with a trust. */
  revokeTrust(trust: Trust): void {
    for (const token of this.tokens.values()) if (token.trust?.id === trust.id) this.revoke(token);
  }

  revoke({ id }: Token): void {
    this.tokens.delete(id);
  }
}

/** As long as a Fernet token of a project, and with the start that its version byte and time give every one. */
function newTokenText(): string {
  return `gAAAAA${randomBytes(133).toString('base64url').slice(0, 177)}`;
}

function newAuditId(): string {
  return randomBytes(16).toString('base64url');
}
