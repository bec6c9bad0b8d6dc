import { canonicalJson } from './canonical-json';
import type { StoredDocument, WriteContext } from './stored-document';
import { timestampAfter, timestampOfMicroseconds } from './timestamp';

type Beginning = Pick<StoredDocument, 'user_id' | 'created_at' | 'updated_at' | '_version'>;

/** What is stored with a document that is made now. */
export function beginning({ user_id, now }: Pick<WriteContext, 'user_id' | 'now'>): Beginning {
  const created_at = timestampOfMicroseconds(now.getTime() * 1000);
  return { user_id, created_at, updated_at: created_at, _version: 1 };
}

/** The changed document as the next version of the stored one; the stored one itself when nothing differs. */
export function nextVersionOf<Document extends StoredDocument>(
  stored: Document,
  changed: Document,
  now: Date,
): Document {
  if (canonicalJson(changed) === canonicalJson(stored)) return stored;
  return { ...changed, updated_at: timestampAfter(stored.updated_at, now), _version: stored._version + 1 };
}
