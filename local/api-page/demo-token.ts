import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { DEMO_USERS, demoLogin } from '../keystone/demo-login';

const TIMEOUT_MS = 5000;

/**
 * Logs a user of the demo in. The page asks its own server for this, as a Keystone answers no page from elsewhere.
 * @returns undefined when the demo has no such user
 * @throws Error when the identity service does not answer, or refuses.
 */
export async function demoToken(keystoneUrl: string, userName: string): Promise<string | undefined> {
  const user = DEMO_USERS.find(({ name }) => name === userName);
  if (!user) return undefined;
  const asked = request(`${keystoneUrl}/v3/auth/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  asked.end(JSON.stringify(demoLogin(user)));
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  const token = answer.headers['x-subject-token'];
  if (typeof token === 'string') return token;
  throw new Error(`The identity service answered ${String(answer.statusCode)} to the login of ${userName}.`);
}
