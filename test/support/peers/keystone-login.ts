import type { KeystoneApi } from './keystone-api';

export interface User {
  readonly id: string;
  readonly name: string;
  readonly password: string;
}

/** What a token is asked for, in Keystone's words; nothing asks for a token without a scope. */
export type Scope =
  | { readonly project: { readonly id: string } }
  | { readonly domain: { readonly id: string } }
  | { readonly system: { readonly all: true } }
  | { readonly 'OS-TRUST:trust': { readonly id: string } };

export function login(keystone: KeystoneApi, { id, password }: User, scope?: Scope): Promise<string> {
  const identity = { methods: ['password'], password: { user: { id, password } } };
  return keystone.issue({
    path: '/auth/tokens',
    body: { auth: { identity, scope: scope ?? 'unscoped' } },
  });
}

export interface ApplicationCredential {
  readonly id: string;
  readonly secret: string;
}

/** Its scope is the project in which it was made. */
export function loginWithCredential(
  keystone: KeystoneApi,
  application_credential: ApplicationCredential,
): Promise<string> {
  const identity = { methods: ['application_credential'], application_credential };
  return keystone.issue({ path: '/auth/tokens', body: { auth: { identity } } });
}
