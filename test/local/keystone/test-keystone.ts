import type { IdentityData } from '../../../local/keystone/identity-data';
import { type RunningKeystone, startKeystone } from '../../../local/keystone/keystone';

export const PASSWORD = 'secret';

/** Two domains with a project and a user of the same name each, and a user for each kind of assignment. */
export const DATA: IdentityData = {
  domains: [
    { id: 'default', name: 'Default' },
    { id: 'east-id', name: 'East' },
  ],
  projects: [
    { id: 'demo-id', name: 'demo', domain_id: 'default' },
    { id: 'east-demo-id', name: 'demo', domain_id: 'east-id' },
    { id: 'closed-id', name: 'closed', domain_id: 'default' },
  ],
  users: [
    user('member'),
    { ...user('member'), id: 'east-member-id', domain_id: 'east-id' },
    user('admin'),
    user('service'),
    user('reader'),
    user('auditor'),
    user('governor'),
    user('settled', 'demo-id'),
    user('displaced', 'closed-id'),
  ],
  assignments: [
    { user_id: 'member-id', role: 'member', project_id: 'demo-id' },
    { user_id: 'east-member-id', role: 'reader', project_id: 'east-demo-id' },
    { user_id: 'admin-id', role: 'admin', project_id: 'demo-id' },
    { user_id: 'admin-id', role: 'admin', system: 'all' },
    { user_id: 'service-id', role: 'service', project_id: 'demo-id' },
    { user_id: 'reader-id', role: 'reader', project_id: 'demo-id' },
    { user_id: 'auditor-id', role: 'reader', system: 'all' },
    { user_id: 'governor-id', role: 'member', domain_id: 'east-id' },
    { user_id: 'settled-id', role: 'member', project_id: 'demo-id' },
  ],
};

function user(name: string, default_project_id?: string) {
  const base = { id: `${name}-id`, name, password: PASSWORD, domain_id: 'default' };
  return default_project_id === undefined ? base : { ...base, default_project_id };
}

export const FREEZER = { type: 'backup', name: 'freezer', url: 'http://127.0.0.1:8736' };

export function startTestKeystone(tokenLifetimeSeconds = 600): Promise<RunningKeystone> {
  return startKeystone({ port: 0, data: DATA, services: () => [FREEZER], tokenLifetimeSeconds });
}

export const PROJECT_SCOPE = { project: { id: 'demo-id' } };
export const SYSTEM_SCOPE = { system: { all: true } };

/** Body that asks for a token with a password. */
export function passwordAuth(name: string, scope?: unknown, password = PASSWORD): object {
  const identity = { methods: ['password'], password: { user: { id: `${name}-id`, password } } };
  return { auth: { identity, scope } };
}

/** Body that asks for a token with a token. */
export function tokenAuth(id: string, scope?: unknown): object {
  return { auth: { identity: { methods: ['token'], token: { id } }, scope } };
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, undefined when empty. */
  readonly body: unknown;
}

interface Question {
  readonly method?: string;
  readonly token?: string;
  readonly subject?: string;
  /** A string goes out as it is, anything else as JSON. */
  readonly body?: unknown;
}

export async function ask({ url }: RunningKeystone, path: string, question: Question = {}): Promise<Reply> {
  const { method = 'GET', token, subject, body } = question;
  const headers = new Headers();
  if (token !== undefined) headers.set('X-Auth-Token', token);
  if (subject !== undefined) headers.set('X-Subject-Token', subject);
  const response = await fetch(url + path, {
    method,
    headers,
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const answer = await response.text();
  const parsed: unknown = answer === '' ? undefined : JSON.parse(answer);
  return { status: response.status, headers: response.headers, body: parsed };
}

export function askForToken(keystone: RunningKeystone, body: object): Promise<Reply> {
  return ask(keystone, '/v3/auth/tokens', { method: 'POST', body });
}

/** Text of a new token; a refusal fails the test that wanted it. */
export async function login(keystone: RunningKeystone, body: object): Promise<string> {
  const { status, headers } = await askForToken(keystone, body);
  if (status !== 201) throw new Error(`no token: ${status}`);
  return headers.get('X-Subject-Token') ?? '';
}
