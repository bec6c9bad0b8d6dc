import { PreconditionFailed } from '../errors';
import type { StoredDocument } from '../documents/stored-document';
import type { Answer } from '../http/response';
import type { ApiRequest, Operation } from '../http/api-request';
import { assertPreconditions } from '../http/entity-tag';
import { type DocumentKey, documentKey } from './names';
import type { ResourceNames } from './resource-names';
import type { WriteDependencies } from './write-dependencies';

type Documents<Key, Document extends Key & StoredDocument> = Pick<
  WriteDependencies<Key, Document>['documents'],
  'get' | 'delete'
>;

/** Removes a document: see `removeDocument`. */
export function deleteDocument<Id extends string, Document extends DocumentKey<Id> & StoredDocument>(
  names: ResourceNames<Id>,
  documents: Documents<DocumentKey<Id>, Document>,
): Operation {
  return (request) => removeDocument(request, documentKey(request.parameters, names), names, documents);
}

/**
 * 204, whether the document was there or not: Freezer's clients take nothing else.
 * @throws PreconditionFailed when another version is there than `If-Match` names.
 */
async function removeDocument<Key, Document extends Key & StoredDocument>(
  request: ApiRequest,
  key: Key,
  { what }: Pick<ResourceNames, 'what'>,
  documents: Documents<Key, Document>,
): Promise<Answer> {
  if (request.header('if-match') === undefined) {
    await documents.delete(key);
    return { status: 204 };
  }
  const stored = await documents.get(key);
  assertPreconditions(request, stored);
  if (stored && !(await documents.delete(key, stored))) {
    throw new PreconditionFailed(`The ${what.toLowerCase()} was changed at this moment; read it again.`);
  }
  return { status: 204 };
}
