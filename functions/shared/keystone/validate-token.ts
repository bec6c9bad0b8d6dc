import type { Identity } from '../contract/identity';
import { InvalidToken, ServiceError } from '../errors';
import type { KeystoneAnswer, KeystoneClient } from './keystone-client';
import { parseToken } from './parse-token';

const REFUSED = 'The request you have made requires authentication.';
const UNAVAILABLE = 'The Keystone service is temporarily unavailable.';

/**
 * Asks Keystone who a token belongs to.
 * @throws InvalidToken when Keystone does not accept the token.
 * @throws ServiceError when Keystone could not be asked; an outage never looks like a bad token.
 */
export async function validateToken(
  keystone: Pick<KeystoneClient, 'showToken'>,
  token: string,
): Promise<Identity> {
  let answer: KeystoneAnswer;
  try {
    answer = await keystone.showToken(token);
  } catch (cause) {
    throw new ServiceError(UNAVAILABLE, { cause });
  }
  return identityOf(answer);
}

/** What each answer of Keystone means. Whatever is not in the table cannot have come from a working Keystone. */
function identityOf({ status, body }: KeystoneAnswer): Identity {
  switch (status) {
    case 200:
      return unexpired(parseToken(body) ?? unavailable('200 without a token in its body'));
    case 401:
      throw new InvalidToken(REFUSED);
    case 403:
      // Only tokens of impersonating trusts and of EC2 credentials may not look at themselves.
      throw new InvalidToken(REFUSED, {
        cause: new Error('Keystone does not show this token to itself (403)'),
      });
    case 404:
      // Keystone answers in JSON; a web server without a Keystone behind it has a 404 too.
      throw isKeystoneError(body) ? new InvalidToken(REFUSED) : unavailable('404 that is not of Keystone');
    default:
      return unavailable(`status ${status}`);
  }
}

function unexpired(identity: Identity): Identity {
  if (Date.parse(identity.expires_at) <= Date.now()) throw new InvalidToken(REFUSED);
  return identity;
}

function unavailable(reason: string): never {
  throw new ServiceError(UNAVAILABLE, { cause: new Error(`Keystone answered with ${reason}`) });
}

/** Keystone's errors are `{"error": {"code": …, "message": …, "title": …}}`. */
function isKeystoneError(body: string): boolean {
  try {
    const answer: unknown = JSON.parse(body);
    return typeof answer === 'object' && answer !== null && 'error' in answer;
  } catch {
    return false;
  }
}
