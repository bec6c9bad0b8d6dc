import { DEMO_USERS, demoLogin } from '../keystone/demo-login';

/**
 * Logs a user of the demo in. The page asks its own server for this, as a Keystone answers no page from elsewhere.
 * @returns undefined when the demo has no such user
 * @throws Error when the identity service refuses.
 */
export async function demoToken(keystoneUrl: string, userName: string): Promise<string | undefined> {
  const user = DEMO_USERS.find(({ name }) => name === userName);
  if (!user) return undefined;
  const { status, headers } = await fetch(`${keystoneUrl}/v3/auth/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(demoLogin(user)),
  });
  const token = headers.get('x-subject-token');
  if (token === null) throw new Error(`The identity service answered ${status} to the login of ${userName}.`);
  return token;
}
