import { LIMITS } from '../contract/limits';
import type { Json } from '../documents/json';
import { parseSearch, type Search } from '../documents/search';
import { BadDataFormat } from '../errors';
import type { PublicRequest } from './api-request';
import { parseJson } from './json-body';

/** `guarded` until somebody has seen that this deployment passes the body of a GET on, then `passed`. */
export type GetBodies = 'guarded' | 'passed';

type ListRequest = Pick<PublicRequest, 'query' | 'header' | 'body'>;

/**
 * The search of a list request: JSON in the body, as Freezer's clients send it, or in `?search=`, where it may also be
 * written as base64url. A search that got lost must not be answered as if there were none: an agent would run the plans
 * of others, restores included.
 * @throws BadDataFormat when a body got lost, or may have; when there are two searches, or one that cannot be read.
 */
export function searchOf(request: ListRequest, getBodies: GetBodies): Search {
  const { query, body } = request;
  const inQuery = query.get('search');
  if (body === undefined) assertNoneLost(request, getBodies);
  const sent = [body, inQuery === undefined ? undefined : decoded(inQuery)].map(searchIn);
  // freezerclient's way of saying that it searches for nothing is a body that is null.
  const [search, ...others] = sent.filter((value): value is Exclude<Json, null> => value !== null);
  if (others.length > 0) throw new BadDataFormat('There is a search in the body and one in ?search=.');
  return parseSearch(search);
}

/** Held against every document of a list, a large search costs more than any other request. */
function searchIn(text: string | undefined): Json {
  if (text === undefined) return null;
  const bytes = Buffer.byteLength(text);
  // What is too large for any body is refused as such.
  if (bytes <= LIMITS.searchBytes || bytes > LIMITS.bodyBytes) return parseJson(text);
  throw new BadDataFormat(
    `A search can have up to ${LIMITS.searchBytes} bytes of JSON, and this one has ${bytes}.`,
  );
}

function assertNoneLost(request: ListRequest, getBodies: GetBodies): void {
  if (announcesBody(request)) {
    throw new BadDataFormat(
      'The request announced a body that did not arrive; send the search as ?search= with URL-encoded JSON.',
    );
  }
  if (getBodies === 'guarded' && looksStripped(request)) {
    throw new BadDataFormat(
      'This looks like the request of a scheduler that lost its body on the way; send the search as ?search= with ' +
        'URL-encoded JSON. An operator whose smoke test sees GET bodies arrive sets getBodies=passed.',
    );
  }
}

/** A length that cannot be read is not taken for none. */
function announcesBody({ header }: ListRequest): boolean {
  const length = header('content-length') ?? '0';
  return !/^\s*0*\s*$/.test(length) || header('transfer-encoding') !== undefined;
}

/** What is left of a scheduler's poll when something between has removed the body together with its announcement. */
function looksStripped({ header, query }: ListRequest): boolean {
  const isJson = /^\s*application\/json\b/i.test(header('content-type') ?? '');
  return isJson && !query.has('search') && Number(query.get('limit')) === 10;
}

/** No JSON object is spelt in the letters of base64url. */
function decoded(text: string): string {
  if (!/^[A-Za-z0-9_-]+={0,2}$/.test(text)) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'base64url'));
  } catch (cause) {
    throw new BadDataFormat('The search in ?search= is neither JSON nor base64url.', { cause });
  }
}
