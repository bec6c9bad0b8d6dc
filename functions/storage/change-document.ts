import { setTimeout as sleep } from 'node:timers/promises';
import type { StoredDocument } from '../documents/stored-document';
import { StorageEngineError } from '../errors';

/**
 * From what is stored, undefined where there is no such document, to what is to be stored: the same object when nothing
 * changes. It may be asked many times; what it throws ends the matter.
 */
export type Change<Document> = (stored: Document | undefined) => Document | Promise<Document>;

/** A change that has something to tell besides. */
export type ChangeWithResult<Document, Result> = (
  stored: Document | undefined,
) => readonly [Document, Result] | Promise<readonly [Document, Result]>;

/** What keeps the documents. */
export interface Changeable<Key, Document> {
  readonly get: (key: Key) => Promise<Document | undefined>;
  /** @returns false when somebody else has written in between. */
  readonly put: (next: Document) => Promise<boolean>;
}

/** Together, attempts and pauses end before the function's 5 s. */
const ATTEMPTS = 12;
const LONGEST_PAUSE_MS = 500;

/**
 * Reads, changes and writes a document, again and again while others write it in between, so that no change is lost. The
 * pauses grow and are random: fifty writers of one plan get through.
 * @returns The document as it is stored now, with the result of the change that was written.
 * @throws StorageEngineError 503 when others have always written in between; nothing is written then.
 */
export async function changeDocument<Key, Document extends StoredDocument, Result>(
  documents: Changeable<Key, Document>,
  key: Key,
  change: ChangeWithResult<Document, Result>,
): Promise<readonly [Document, Result]> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const stored = await documents.get(key);
    const changed = await change(stored);
    const [next] = changed;
    if (next === stored || (await documents.put(next))) return changed;
    await sleep(Math.random() * Math.min(LONGEST_PAUSE_MS, 10 * 2 ** attempt));
  }
  throw new StorageEngineError('Too many others change this document at the same time.', 503);
}
