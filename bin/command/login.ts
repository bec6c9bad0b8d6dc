import type { Identity } from '../../functions/contract/identity';
import { TOKEN_HEADER } from '../../functions/contract/token';
import { parseToken } from '../../functions/keystone/validate-token';
import type { Credentials } from './credentials';
import { reasonOf, Refusal } from './refusal';
import { type Reply, type Request, send } from './send';

/** Who sends the requests: one token, and what Keystone says of it. */
export interface Visitor {
  readonly token: string;
  readonly userId: string;
  readonly projectId: string;
  readonly roles: readonly string[];
}

const TOKENS = '/v3/auth/tokens?nocatalog';

/**
 * Gets a token from Keystone, or asks it about the one that is there.
 * @throws Refusal when that fails, or the token is not of one project. It tells nothing of Keystone's answer but the status.
 */
export async function login(authUrl: string, credentials: Credentials): Promise<Visitor> {
  const { status, headers, body } = await ask(authUrl, tokenRequest(credentials));
  if (status !== 200 && status !== 201) {
    throw new Refusal(`The identity service at ${authUrl} answered ${status} to the credentials.`);
  }
  const token = credentials.kind === 'token' ? credentials.token : headers['x-subject-token'];
  const identity = parseToken(body);
  if (token === undefined || !identity) {
    throw new Refusal(`What answered at ${authUrl} is not Keystone's identity API v3.`);
  }
  const { user_id: userId, roles } = identity;
  return { token, userId, projectId: projectOf(identity, credentials), roles };
}

/** A token may show itself: Keystone's default policy allows that to everybody. */
function tokenRequest(credentials: Credentials): Omit<Request, 'url'> {
  if (credentials.kind === 'token') {
    const { token } = credentials;
    return { path: TOKENS, headers: { [TOKEN_HEADER]: token, 'X-Subject-Token': token } };
  }
  const body = JSON.stringify({ auth: credentials.auth });
  return { method: 'POST', path: TOKENS, headers: { 'Content-Type': 'application/json' }, body };
}

async function ask(authUrl: string, request: Omit<Request, 'url'>): Promise<Reply> {
  try {
    return await send({ url: authUrl, ...request });
  } catch (error) {
    throw new Refusal(`The identity service at ${authUrl} cannot be asked: ${reasonOf(error)}.`);
  }
}

function projectOf({ project_id }: Identity, credentials: Credentials): string {
  if (project_id === null) throw new Refusal('The token is not scoped to a project.');
  if (credentials.kind === 'token' && credentials.projectId !== project_id) {
    throw new Refusal('The token in OS_TOKEN is not scoped to the project in OS_PROJECT_ID.');
  }
  return project_id;
}
