import { DocumentExists } from '../errors';
import type { StoredDocument } from '../documents/stored-document';
import type { ApiRequest, Operation } from '../http/api-request';
import { madeAnswer } from './responses';
import { type DocumentKey, projectId } from './names';
import type { ResourceNames } from './resource-names';
import type { WriteDependencies } from './write-dependencies';

export interface CreateDocumentOptions<Id extends string, Document extends DocumentKey<Id> & StoredDocument> {
  readonly names: ResourceNames<Id>;
  readonly documents: Pick<WriteDependencies<DocumentKey<Id>, Document>['documents'], 'put'>;
  /** The document that the request asks for. */
  readonly make: (project_id: string, request: ApiRequest) => Document | Promise<Document>;
}

/** Makes a document, under an id of its own or a new one: 201, or 409 where the id is taken. */
export function createDocument<Id extends string, Document extends DocumentKey<Id> & StoredDocument>({
  names,
  documents,
  make,
}: CreateDocumentOptions<Id, Document>): Operation {
  return async (request) => {
    const document = await make(projectId(request.parameters), request);
    await putNew(names, documents, document);
    return madeAnswer(names, document);
  };
}

/** @throws DocumentExists where the id is taken. */
export async function putNew<Id extends string, Document extends DocumentKey<Id> & StoredDocument>(
  names: ResourceNames<Id>,
  documents: CreateDocumentOptions<Id, Document>['documents'],
  document: Document,
): Promise<void> {
  if (await documents.put(document)) return;
  throw new DocumentExists(`${names.what} already registered with ID ${document[names.id]}`);
}
