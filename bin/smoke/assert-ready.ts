import { FORBIDDEN_BODY } from '../../functions/contract/error-body';
import { TOKEN_HEADER } from '../../functions/contract/token';
import type { Visitor } from '../command/login';
import { reasonOf, Refusal } from '../command/refusal';
import { type Reply, send } from '../command/send';
import { compare } from './compare';
import { TIMEOUT_MS } from './run-checks';

const NOT_THERE = [401, 403, 404];

/** @throws Refusal when the API is not there: to ask on would be to find fault with a deployment that was not asked. */
export async function assertAnswers(apiUrl: string): Promise<void> {
  const { status } = await ask(apiUrl);
  if (NOT_THERE.includes(status) && /\/v2(\/[^/]+)?$/.test(apiUrl)) {
    throw new Refusal(`${apiUrl} has no /healthcheck: --url is the stack's output CatalogUrl, without /v2.`);
  }
}

async function ask(apiUrl: string): Promise<Reply> {
  try {
    return await send({ url: apiUrl, path: '/healthcheck', timeoutMs: TIMEOUT_MS });
  } catch (error) {
    throw new Refusal(`${apiUrl} does not answer: ${reasonOf(error)}. Is it the stack's output CatalogUrl?`);
  }
}

/** By the default rules, and those of every sensible policy file. */
const WRITERS = ['member', 'admin'];

/**
 * Sends a body that is no JSON, so that nothing is made whoever asks.
 * @throws Refusal when the deployment is right to make nothing for this user.
 */
export async function assertMayWrite(apiUrl: string, { projectId, token, roles }: Visitor): Promise<void> {
  if (roles.some((role) => WRITERS.includes(role))) return;
  const headers = { [TOKEN_HEADER]: token, 'Content-Type': 'application/json' };
  const path = `/v2/${projectId}/actions`;
  const request = { url: apiUrl, path, method: 'POST', headers, body: '{', timeoutMs: TIMEOUT_MS };
  // Without an answer the checks say what is wrong.
  const reply = await send(request).catch(() => undefined);
  if (!reply || !compare({ status: 403, body: FORBIDDEN_BODY }, reply).every(({ ok }) => ok)) return;
  const held = roles.join(', ') || 'no role';
  throw new Refusal(
    `--write needs a user with the role member or admin on the project; this one has ${held}.`,
  );
}
