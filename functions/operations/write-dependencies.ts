import type { StoredDocument, WriteContext } from '../documents/stored-document';
import type { ApiRequest } from '../http/api-request';
import type { Change } from '../storage/change-document';
import type { DocumentRepository } from '../storage/document-repository';

/** What the operations that write a kind of document have in common. */
export interface WriteDependencies<
  Key,
  Document extends Key & StoredDocument,
  Context extends WriteContext = WriteContext,
> {
  readonly documents: Pick<DocumentRepository<Key, Document>, 'get' | 'put' | 'delete'>;
  /** Reads, changes and writes a document until nobody was faster. */
  readonly change: (key: Key, change: Change<Document | undefined, Document>) => Promise<Document>;
  /** Who writes now, and what the deployment says. */
  readonly contextOf: (request: ApiRequest) => Context;
}
