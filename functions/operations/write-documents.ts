import type { JsonObject } from '../documents/json';
import { shownText } from '../documents/shown-value';
import type { StoredDocument } from '../documents/stored-document';
import { assertUsersPart, type UsersPart } from '../documents/users-part';
import { DocumentExists, PreconditionFailed } from '../errors';
import type { ApiRequest } from '../http/api-request';
import { assertPreconditions, entityTag, requireStored } from '../http/entity-tag';
import { jsonBody } from '../http/json-body';
import type { Operation } from '../http/operation';
import type { DocumentRepository } from '../storage/document-repository';
import { documentKey, type DocumentKey, noSuch, projectId, type ResourceNames } from './names';
import { madeResponse, writtenResponse } from './responses';

/** Where the operations of a kind of document write. */
export type WritableDocuments<Key, Document extends Key & StoredDocument> = Pick<
  DocumentRepository<Key, Document>,
  'get' | 'put' | 'delete' | 'change'
>;

interface Options<Id extends string, Document extends DocumentKey<Id> & StoredDocument, Input> {
  readonly names: ResourceNames<Id>;
  readonly documents: Pick<WritableDocuments<DocumentKey<Id>, Document>, 'change'>;
  readonly part: UsersPart<Document>;
  /** @throws BadDataFormat for a body that breaks a rule. */
  readonly parse: (body: JsonObject) => Input;
}

interface UpdateDocumentOptions<
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
  documents,
  part,
  parse,
  edit,
  show,
}: UpdateDocumentOptions<Id, Document, Input>): Operation {
  return async (request) => {
    const key = documentKey(request.parameters, names);
    const input = parse(jsonBody(request));
    const document = await documents.change(key, async (found) => {
      const stored = requireStored(request, found, noSuch(names, key));
      const edited = await edit(stored, input, request);
      assertUsersPart(part, edited, stored);
      return edited;
    });
    return show
      ? { status: 200, headers: { ETag: entityTag(document) }, body: show(document) }
      : writtenResponse(200, names, document);
  };
}

interface ReplaceDocumentOptions<
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
  documents,
  part,
  parse,
  replace,
}: ReplaceDocumentOptions<Id, Document, Input>): Operation {
  return async (request) => {
    const key = documentKey(request.parameters, names);
    const input = parse(jsonBody(request));
    const document = await documents.change(key, async (stored) => {
      assertPreconditions(request, stored);
      const replaced = await replace(stored, input, key, request);
      assertUsersPart(part, replaced, stored);
      return replaced;
    });
    return writtenResponse(201, names, document);
  };
}

interface CreateDocumentOptions<Id extends string, Document extends DocumentKey<Id> & StoredDocument> {
  readonly names: ResourceNames<Id>;
  readonly documents: Pick<WritableDocuments<DocumentKey<Id>, Document>, 'put'>;
  readonly part: UsersPart<Document>;
  /** The document that the request asks for. */
  readonly make: (project_id: string, request: ApiRequest) => Document | Promise<Document>;
}

/** Makes a document, under an id of its own or a new one: 201, or 409 where the id is taken. */
export function createDocument<Id extends string, Document extends DocumentKey<Id> & StoredDocument>({
  names,
  documents,
  part,
  make,
}: CreateDocumentOptions<Id, Document>): Operation {
  return async (request) => {
    const document = await make(projectId(request.parameters), request);
    assertUsersPart(part, document, undefined);
    await putNew(names, documents, document);
    return madeResponse(names, document);
  };
}

/** @throws DocumentExists where the id is taken. */
export async function putNew<Id extends string, Document extends DocumentKey<Id> & StoredDocument>(
  names: ResourceNames<Id>,
  documents: CreateDocumentOptions<Id, Document>['documents'],
  document: Document,
): Promise<void> {
  if (await documents.put(document)) return;
  throw new DocumentExists(`${names.what} already registered with ID ${shownText(document[names.id])}`);
}

/**
 * Removes a document: 204, whether it was there or not, because Freezer's clients take nothing else.
 * @throws PreconditionFailed when another version is there than `If-Match` names.
 */
export function deleteDocument<Id extends string, Document extends DocumentKey<Id> & StoredDocument>(
  names: ResourceNames<Id>,
  documents: Pick<WritableDocuments<DocumentKey<Id>, Document>, 'get' | 'delete'>,
): Operation {
  return async (request) => {
    const key = documentKey(request.parameters, names);
    if (request.header('if-match') === undefined) {
      await documents.delete(key);
      return { status: 204 };
    }
    const stored = await documents.get(key);
    assertPreconditions(request, stored);
    if (stored && !(await documents.delete(key, stored))) {
      throw new PreconditionFailed(
        `The ${names.what.toLowerCase()} was changed at this moment; read it again.`,
      );
    }
    return { status: 204 };
  };
}
