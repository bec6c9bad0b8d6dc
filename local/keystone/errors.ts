import { STATUS_CODES } from 'node:http';

/** What a request to the identity service fails with; the message goes to the caller, so it never holds a token. */
export class KeystoneError extends Error {
  override readonly name = 'KeystoneError';

  constructor(
    readonly status: number,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

export function badRequest(message: string): KeystoneError {
  return new KeystoneError(400, message);
}

/** One message for every reason, as Keystone does it: a stranger does not learn whether the user exists. */
export function unauthorized(): KeystoneError {
  return new KeystoneError(401, 'The request you have made requires authentication.');
}

export function forbidden(message: string): KeystoneError {
  return new KeystoneError(403, message);
}

export function notFound(message: string): KeystoneError {
  return new KeystoneError(404, message);
}

/** The form of every error of Keystone, which keystoneauth prints the message of. */
export function errorBody(status: number, message: string): object {
  return { error: { code: status, message, title: STATUS_CODES[status] } };
}
