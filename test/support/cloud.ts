import { type Reply, type Request, send } from '../../bin/command/send';
import { DEMO_DATA } from '../../local/keystone/demo-data';
import type { IdentityData } from '../../local/keystone/identity-data';
import { type LocalStack, type LocalStackOptions, startLocalStack } from '../../local/local-stack';
import { PROJECT_ID } from './identity';

/** The demo users, and more kinds of tokens than people need for a demonstration. */
export const TOKEN_ZOO: IdentityData = {
  ...DEMO_DATA,
  users: [
    ...DEMO_DATA.users,
    ...['useless', 'domain-admin', 'system-admin', 'system-reader'].map((name) => ({
      id: name,
      name,
      password: 'secret',
      domain_id: 'default',
    })),
  ],
  assignments: [
    ...DEMO_DATA.assignments,
    { user_id: 'useless', role: 'auditor', project_id: PROJECT_ID },
    { user_id: 'domain-admin', role: 'admin', domain_id: 'default' },
    { user_id: 'system-admin', role: 'admin', system: 'all' },
    { user_id: 'system-reader', role: 'reader', system: 'all' },
  ],
};

// CDK's rules for templates take seconds to load; the tests of `lib` ask them.
process.env['CDK_VALIDATION'] = 'false';

type TokenScope = Readonly<Record<string, unknown>> | undefined;
const DEMO: TokenScope = { project: { id: PROJECT_ID } };
const SCOPES: Readonly<Record<string, TokenScope>> = {
  stranger: { project: { name: 'other', domain: { id: 'default' } } },
  'domain-admin': { domain: { id: 'default' } },
  'system-admin': { system: { all: true } },
  'system-reader': { system: { all: true } },
};

export interface Cloud extends LocalStack {
  /** A token of a user, for the scope that the user has a role on unless said otherwise; null for unscoped. */
  token(user: string, scope?: TokenScope | null): Promise<string>;
  /** Ends a token's life. */
  revoke(token: string): Promise<void>;
  /** A request to the API, with the token if one is given. */
  send(request: Omit<Request, 'url'> & { readonly token?: string }): Promise<Reply>;
  /** What the functions logged so far. */
  readonly log: readonly string[];
}

/** The local stack on free ports, and the two things that tests do with it: get tokens and send requests. */
export async function startCloud(options: Partial<LocalStackOptions> = {}): Promise<Cloud> {
  const log: string[] = [];
  const stack = await startLocalStack({
    port: 0,
    keystonePort: 0,
    identityData: TOKEN_ZOO,
    onLog: (functionId, line) => log.push(`${functionId} ${line}`),
    ...options,
  });
  return {
    ...stack,
    log,
    token: (user, scope = SCOPES[user] ?? DEMO) => issueToken(stack.keystoneUrl, user, scope),
    revoke: async (token) => {
      const headers = { 'X-Auth-Token': token, 'X-Subject-Token': token };
      await send({ method: 'DELETE', url: stack.keystoneUrl, path: '/v3/auth/tokens', headers });
    },
    send: ({ token, headers, ...request }) =>
      send({
        url: stack.apiUrl,
        ...request,
        headers: { ...headers, ...(token !== undefined && { 'X-Auth-Token': token }) },
      }),
  };
}

export async function issueToken(
  keystoneUrl: string,
  user: string,
  scope: TokenScope | null,
): Promise<string> {
  const password = { user: { name: user, domain: { id: 'default' }, password: 'secret' } };
  const identity = { methods: ['password'], password };
  const { status, headers, body } = await send({
    method: 'POST',
    url: keystoneUrl,
    path: '/v3/auth/tokens',
    body: JSON.stringify({ auth: { identity, ...(scope && { scope }) } }),
  });
  const token = headers['x-subject-token'];
  if (token === undefined) throw new Error(`Keystone gave ${user} no token: ${status} ${body}`);
  return token;
}
