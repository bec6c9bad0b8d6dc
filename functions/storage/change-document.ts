import { setTimeout as sleep } from 'node:timers/promises';
import { StorageEngineError } from '../errors';
import type { StoredDocument } from '../documents/stored-document';
import type { DocumentRepository } from './document-repository';

/** From what is stored to what is to be stored: the same object when nothing changes. It may be asked many times. */
export type Change<Stored, Document> = (stored: Stored) => Document | Promise<Document>;

/** Together, attempts and pauses end before the function's 5 s. */
const ATTEMPTS = 12;
const LONGEST_PAUSE_MS = 500;

/**
 * Reads, changes and writes a document, again and again while others write it in between, so that no change is lost. The
 * pauses grow and are random: fifty writers of one plan get through.
 * @param change Gets undefined where there is no such document; what it throws ends the matter.
 * @throws StorageEngineError 503 when others were always faster; nothing is written then.
 */
export async function changeDocument<Key, Document extends Key & StoredDocument>(
  documents: Pick<DocumentRepository<Key, Document>, 'get' | 'put'>,
  key: Key,
  change: Change<Document | undefined, Document>,
): Promise<Document> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const stored = await documents.get(key);
    const next = await change(stored);
    if (next === stored || (await documents.put(next))) return next;
    await sleep(Math.random() * Math.min(LONGEST_PAUSE_MS, 10 * 2 ** attempt));
  }
  throw new StorageEngineError('Too many others change this document at the same time.', 503);
}

/** A kind of document with the way to change one. */
export function writable<
  Key,
  Document extends Key & StoredDocument,
  Repository extends DocumentRepository<Key, Document>,
>(documents: Repository & DocumentRepository<Key, Document>) {
  return {
    documents,
    change: (key: Key, change: Change<Document | undefined, Document>): Promise<Document> =>
      changeDocument(documents, key, change),
  };
}
