import type { Identity } from '../contract/identity';
import { InvalidToken, ServiceError } from '../errors';
import { objectIn, parseJson } from './json';
import type { KeystoneAnswer, KeystoneClient } from './keystone-client';
import { parseToken } from './parse-token';
import type { ServiceToken } from './service-token';
import { within } from './within';

const REFUSED = 'The request you have made requires authentication.';
const UNAVAILABLE = 'The Keystone service is temporarily unavailable.';

/** A secret and up to four questions, each with a limit of its own; the function is ended after 5 s, without a word. */
const LONGEST_MS = 4000;

/**
 * Asks Keystone who a token belongs to.
 * @param service Whose token is shown with the caller's; without it, the caller's token is shown to itself.
 * @throws InvalidToken when Keystone does not accept the token.
 * @throws ServiceError when Keystone could not be asked; an outage never looks like a bad token.
 */
export async function validateToken(
  keystone: Pick<KeystoneClient, 'showToken'>,
  token: string,
  service?: Pick<ServiceToken, 'get' | 'renew'>,
): Promise<Identity> {
  let answer: KeystoneAnswer;
  try {
    answer = service
      ? await within(LONGEST_MS, showWith(service, keystone, token))
      : await keystone.showToken(token, token);
  } catch (cause) {
    throw new ServiceError(UNAVAILABLE, { cause });
  }
  // To a service, 401 and 403 are said of its own token.
  if (service && (answer.status === 401 || answer.status === 403)) {
    return unavailable(`status ${answer.status} to the service credential`);
  }
  return identityOf(answer);
}

/** A service token that has expired, or was revoked, is renewed once. */
async function showWith(
  service: Pick<ServiceToken, 'get' | 'renew'>,
  keystone: Pick<KeystoneClient, 'showToken'>,
  token: string,
): Promise<KeystoneAnswer> {
  const asker = await service.get();
  const answer = await keystone.showToken(token, asker);
  return answer.status === 401 ? keystone.showToken(token, await service.renew(asker)) : answer;
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
        cause: new Error('Keystone does not show this token to itself (403): set serviceCredential'),
      });
    case 404:
      // A web server without a Keystone behind it has a 404 too, but none with Keystone's error in it.
      throw objectIn(parseJson(body), 'error')?.['code'] === 404
        ? new InvalidToken(REFUSED)
        : unavailable('404 that is not of Keystone');
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
