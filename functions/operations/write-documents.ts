import type { JsonObject } from '../documents/json';
import type { StoredDocument } from '../documents/stored-document';
import type { ApiRequest, Operation } from '../http/api-request';
import { assertPreconditions, entityTag, requireStored } from '../http/entity-tag';
import { jsonBody } from '../http/json-body';
import { writtenAnswer } from './responses';
import { type DocumentKey, documentKey, noSuch } from './names';
import type { ResourceNames } from './resource-names';
import type { WriteDependencies } from './write-dependencies';

interface Options<Id extends string, Document extends DocumentKey<Id> & StoredDocument, Input> {
  readonly names: ResourceNames<Id>;
  readonly change: WriteDependencies<DocumentKey<Id>, Document>['change'];
  /** @throws BadDataFormat for a body that breaks a rule. */
  readonly parse: (body: JsonObject) => Input;
}

export interface UpdateDocumentOptions<
  Id extends string,
  Document extends DocumentKey<Id> & StoredDocument,
  Input,
> extends Options<Id, Document, Input> {
  /** The stored document with what the body asks for; itself when nothing changes. */
  readonly edit: (stored: Document, input: Input, request: ApiRequest) => Document | Promise<Document>;
  /** Where the answer is the document, not its id and version. */
  readonly show?: (document: Document) => JsonObject;
}

/** Changes what the body names: 200 with the version, 404 where there is no such document. */
export function updateDocument<Id extends string, Document extends DocumentKey<Id> & StoredDocument, Input>({
  names,
  change,
  parse,
  edit,
  show,
}: UpdateDocumentOptions<Id, Document, Input>): Operation {
  return async (request) => {
    const key = documentKey(request.parameters, names);
    const input = parse(jsonBody(request));
    const document = await change(key, (stored) =>
      edit(requireStored(request, stored, noSuch(names, key)), input, request),
    );
    return show
      ? { status: 200, headers: { ETag: entityTag(document) }, body: show(document) }
      : writtenAnswer(200, names, document);
  };
}

export interface ReplaceDocumentOptions<
  Id extends string,
  Document extends DocumentKey<Id> & StoredDocument,
  Input,
> extends Options<Id, Document, Input> {
  /** The document in place of the stored one, if there is one. */
  readonly replace: (
    stored: Document | undefined,
    input: Input,
    key: DocumentKey<Id>,
    request: ApiRequest,
  ) => Document | Promise<Document>;
}

/** Makes the document with this id, or puts the body in its place: 201 with the version. */
export function replaceDocument<Id extends string, Document extends DocumentKey<Id> & StoredDocument, Input>({
  names,
  change,
  parse,
  replace,
}: ReplaceDocumentOptions<Id, Document, Input>): Operation {
  return async (request) => {
    const key = documentKey(request.parameters, names);
    const input = parse(jsonBody(request));
    const document = await change(key, (stored) => {
      assertPreconditions(request, stored);
      return replace(stored, input, key, request);
    });
    return writtenAnswer(201, names, document);
  };
}
