import type { IncomingHttpHeaders } from 'node:http';
import { badRequest, forbidden, notFound, unauthorized } from './errors';
import type { Token, TokenStore } from './tokens';

/** @throws KeystoneError 401 when the request does not come with a valid token. */
export function callerToken(headers: IncomingHttpHeaders, tokens: TokenStore): Token {
  const caller = tokens.find(headerText(headers, 'x-auth-token'));
  if (!caller) throw unauthorized();
  return caller;
}

/**
 * The token that a request is about, seen with the eyes of the token that it comes with. Keystone looks for the
 * subject before it asks whether the caller may see it, so 404 wins over 403.
 * @param isAllowed Whether the caller may do what he asks with tokens of other users; with his own he always may.
 * @throws KeystoneError 401, 400 without a subject, 404 when that is not valid, 403.
 */
export function subjectToken(
  headers: IncomingHttpHeaders,
  tokens: TokenStore,
  isAllowed: (caller: Token) => boolean,
): Token {
  const caller = callerToken(headers, tokens);
  const id = headerText(headers, 'x-subject-token');
  if (id === '') throw badRequest('The request needs the header X-Subject-Token.');
  const subject = tokens.find(id);
  if (!subject) throw notFound('There is no such token, or it is no longer valid.');
  // Keystone's `token_subject` compares the users, not the tokens.
  if (caller.user.id !== subject.user.id && !isAllowed(caller)) {
    throw forbidden('You are not authorized to perform the requested action.');
  }
  return subject;
}

/** Who may look at anybody's token by Keystone's default policy. */
export function mayShow(caller: Token): boolean {
  const isSystemReader = caller.scope.kind === 'system' && caller.roles.includes('reader');
  return isSystemReader || caller.roles.includes('admin') || caller.roles.includes('service');
}

/** Who may revoke anybody's token by Keystone's default policy. */
export function mayRevoke(caller: Token): boolean {
  return caller.roles.includes('admin');
}

/** Node joins a repeated header of these names with a comma; such a text is nobody's token. */
function headerText(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name];
  return typeof value === 'string' ? value.trim() : '';
}
