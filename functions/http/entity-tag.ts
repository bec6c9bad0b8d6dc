import { DocumentNotFound, PreconditionFailed } from '../errors';
import type { ApiRequest } from './api-request';

/** What tells one state of a document from all others of the same id. */
export interface Versioned {
  readonly _version: number;
  readonly created_at: string;
}

/** A document that was removed and made anew begins with version 1 again, so the time of its creation is in it. */
export function entityTag({ _version, created_at }: Versioned): string {
  return `"${_version}-${created_at.replace(/\D/g, '')}"`;
}

/** Whether the caller has this state already: `If-None-Match` of a GET. */
export function isKnown(request: Pick<ApiRequest, 'header'>, stored: Versioned): boolean {
  return names(request.header('if-none-match'), stored);
}

/**
 * Holds `If-Match` and `If-None-Match` of a write against what is stored (RFC 9110, 13.1).
 * @throws PreconditionFailed
 */
export function assertPreconditions(
  request: Pick<ApiRequest, 'header'>,
  stored: Versioned | undefined,
): void {
  const wanted = request.header('if-match');
  if (wanted !== undefined && !names(wanted, stored)) {
    throw new PreconditionFailed(
      'The document is not, or no longer, the one that If-Match names; read it again.',
    );
  }
  if (names(request.header('if-none-match'), stored)) {
    throw new PreconditionFailed('The document is there already, which If-None-Match rules out.');
  }
}

/** What a change is made of: there is a document, and it is the one that the caller means. */
export function requireStored<Stored extends Versioned>(
  request: Pick<ApiRequest, 'header'>,
  stored: Stored | undefined,
  what: string,
): Stored {
  assertPreconditions(request, stored);
  if (!stored) throw new DocumentNotFound(what);
  return stored;
}

/** `*` names anything that is there. A weak tag names a state too: what is served has one form only. */
function names(tags: string | undefined, stored: Versioned | undefined): boolean {
  if (tags === undefined || stored === undefined) return false;
  if (tags.trim() === '*') return true;
  const own = entityTag(stored);
  return tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === own);
}
