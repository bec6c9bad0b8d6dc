import type { JsonObject } from '../documents/json';
import type { StoredDocument } from '../documents/stored-document';
import type { ApiRequest } from '../http/api-request';
import { entityTag, isKnown } from '../http/entity-tag';
import type { ApiResponse } from '../http/response';
import type { ResourceNames } from './names';

type Named<Id extends string> = StoredDocument & Readonly<Record<Id, string>>;

/** 200 with the document, or 304 where the caller has this state of it already. */
export function shownResponse(
  request: ApiRequest,
  stored: StoredDocument,
  document: JsonObject,
): ApiResponse {
  const headers = { ETag: entityTag(stored) };
  return isKnown(request, stored) ? { status: 304, headers } : { status: 200, headers, body: document };
}

/** 201 with the id of what was made. */
export function madeResponse<Id extends string>({ id }: ResourceNames<Id>, made: Named<Id>): ApiResponse {
  return { status: 201, headers: { ETag: entityTag(made) }, body: { [id]: made[id] } };
}

/** What a change or a replacement is answered with. */
export function writtenResponse<Id extends string>(
  status: 200 | 201,
  { id }: ResourceNames<Id>,
  written: Named<Id>,
): ApiResponse {
  const headers = { ETag: entityTag(written) };
  return { status, headers, body: { [id]: written[id], version: written._version } };
}
