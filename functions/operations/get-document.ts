import { DocumentNotFound } from '../errors';
import type { JsonObject } from '../documents/json';
import type { StoredDocument } from '../documents/stored-document';
import type { ApiRequest, Operation } from '../http/api-request';
import { shownAnswer } from './responses';
import { type DocumentKey, documentKey, noSuch } from './names';
import type { ResourceNames } from './resource-names';

export interface GetDocumentOptions<Id extends string, Document> {
  readonly names: ResourceNames<Id>;
  readonly find: (key: DocumentKey<Id>, request: ApiRequest) => Promise<Document | undefined>;
  /** What the caller sees. */
  readonly show: (document: Document, request: ApiRequest) => JsonObject | Promise<JsonObject>;
}

/** Shows one document: 200, 304 where the caller has it already, 404 where there is none. */
export function getDocument<Id extends string, Document extends StoredDocument>({
  names,
  find,
  show,
}: GetDocumentOptions<Id, Document>): Operation {
  return async (request) => {
    const key = documentKey(request.parameters, names);
    const document = await find(key, request);
    if (!document) throw new DocumentNotFound(noSuch(names, key));
    return shownAnswer(request, document, await show(document, request));
  };
}
