import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../../functions/documents/json';
import type { StoredDocument } from '../../functions/documents/stored-document';
import { assertUsersPart, type UsersPart } from '../../functions/documents/users-part';
import { BadDataFormat, DocumentExists } from '../../functions/errors';
import type { DocumentRepository } from '../../functions/storage/document-repository';
import { documentOf, type Item, type ItemForm, keyOf } from '../../functions/storage/item-form';
import { scanItems } from '../../functions/storage/item-pages';

/** In the order in which they refer to each other; a job is what people call a plan. */
export const KIND_NAMES = ['clients', 'actions', 'sessions', 'jobs', 'backups'] as const;
export type KindName = (typeof KIND_NAMES)[number];

export const OUTCOMES = ['stored', 'replaced', 'present', 'kept', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface ImportResult {
  readonly outcome: Outcome;
  /** Why it was refused or kept. */
  readonly reason?: string;
}

/** A document as a source has it, read. */
interface SourceOf<Key, Document> {
  readonly key: Key;
  /**
   * The document as it is to be stored: what the source lacks is filled as "create" would, but never by chance, so that
   * an import that is done again finds its own documents equal.
   */
  readonly complete: (stored: Document | undefined, now: Date) => Document;
}

/** A document for Freezer 13, whose ids and owner are beside what it takes. */
interface OlderDocument {
  readonly document: JsonObject;
  /** What is lost, each in a sentence that goes on from a number of documents. */
  readonly losses: readonly string[];
}

/** What a kind of document is to an import and an export. */
export interface KindForm<Key, Document extends Key & StoredDocument> {
  readonly name: KindName;
  readonly form: ItemForm<Key, Document>;
  readonly part: UsersPart<Document>;
  /** @throws BadDataFormat for what has no key. */
  readonly keyOf: (document: JsonObject) => Key;
  /** @throws BadDataFormat for what the API would refuse. */
  readonly parse: (document: JsonObject) => SourceOf<Key, Document>;
  /** As callers see it. */
  readonly show: (document: Document) => JsonObject;
  /** As an import takes it back: as callers see it, with its times and what the service remembers. */
  readonly exported: (document: Document) => JsonObject;
  /** As Freezer 13 takes it, and what it cannot hold. */
  readonly older: (document: Document) => OlderDocument;
  /** The partitions where a project may have documents, if not its own alone. */
  readonly partitionsOf?: (project_id: string) => readonly string[];
}

/** Where documents of a kind go to. */
interface Target<Key, Document extends Key & StoredDocument> {
  readonly documents: Pick<DocumentRepository<Key, Document>, 'get' | 'put'>;
  /** What was read of the table before; undefined where that is not known. */
  readonly known: (key: Item) => Known | undefined;
}

/** Where they are. */
interface Place<Key, Document extends Key & StoredDocument> extends Target<Key, Document> {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly documents: Pick<DocumentRepository<Key, Document>, 'get' | 'put' | 'list'>;
}

/** An item as it was read before its turn came. */
export interface Known {
  readonly item: Item | undefined;
}

/** A kind of document at its table. */
export interface Kind {
  readonly name: KindName;
  readonly tableName: string;
  /**
   * The primary key in the table.
   * @throws BadDataFormat
   */
  itemKey(document: JsonObject): Readonly<Record<string, string>>;
  /** As `importInto`. */
  import(document: JsonObject, overwrite: boolean): Promise<ImportResult>;
  /** What is stored, of one project in the order of its lists or of all of them in none. */
  all(project_id: string | undefined, forFreezer13: boolean): AsyncGenerator<OlderDocument>;
}

export function kindAt<Key, Document extends Key & StoredDocument>(
  kind: KindForm<Key, Document>,
  place: Place<Key, Document>,
): Kind {
  return {
    name: kind.name,
    tableName: place.tableName,
    itemKey: (document) => keyOf(kind.form, kind.keyOf(document)),
    import: (document, overwrite) => importInto(kind, place, document, overwrite),
    all: async function* (project_id, forFreezer13) {
      for await (const document of storedDocuments(kind, place, project_id))
        yield forFreezer13 ? kind.older(document) : { document: kind.exported(document), losses: [] };
    },
  };
}

/**
 * Brings one document into its table; done again, it changes nothing.
 * @param overwrite The source wins where the table's document is not older.
 * @throws StorageEngineError
 */
export async function importInto<Key, Document extends Key & StoredDocument>(
  kind: KindForm<Key, Document>,
  place: Target<Key, Document>,
  document: JsonObject,
  overwrite: boolean,
): Promise<ImportResult> {
  try {
    const source = kind.parse(document);
    for (;;) {
      const result = await attempt(kind, place, source, overwrite);
      if (result) return result;
    }
  } catch (error) {
    if (!(error instanceof BadDataFormat || error instanceof DocumentExists)) throw error;
    return { outcome: 'refused', reason: error.message };
  }
}

/** @returns Nothing when somebody else wrote the document in between. */
async function attempt<Key, Document extends Key & StoredDocument>(
  kind: KindForm<Key, Document>,
  { documents, known }: Target<Key, Document>,
  { key, complete }: SourceOf<Key, Document>,
  overwrite: boolean,
): Promise<ImportResult | undefined> {
  const before = known(keyOf(kind.form, key));
  const stored = before ? before.item && documentOf(kind.form, before.item) : await documents.get(key);
  const document = complete(stored, new Date());
  if (stored && stored.project_id !== document.project_id) {
    throw new DocumentExists(`The id is taken: another project has registered it for all projects.`);
  }
  if (stored && isDeepStrictEqual(kind.show(document), kind.show(stored))) return { outcome: 'present' };
  // A user's share may be exceeded by what the service has added since; the storage has a limit of its own.
  assertUsersPart({ ...kind.part, bytes: Infinity }, document, stored);
  if (!stored) return (await documents.put(document)) ? { outcome: 'stored' } : undefined;
  const newer = document.updated_at > stored.updated_at;
  if (!newer && !overwrite) return { outcome: 'kept', reason: reasonToKeep(document, stored) };
  const next = { ...document, _version: stored._version + 1 };
  return (await documents.put(next)) ? { outcome: 'replaced' } : undefined;
}

function reasonToKeep(document: StoredDocument, stored: StoredDocument): string {
  const relation = document.updated_at === stored.updated_at ? 'another one of the same time' : 'a newer one';
  return `The table has ${relation}: ${stored.updated_at}, the source's is of ${document.updated_at}.`;
}

async function* storedDocuments<Key, Document extends Key & StoredDocument>(
  kind: KindForm<Key, Document>,
  { client, tableName, documents }: Place<Key, Document>,
  project_id: string | undefined,
): AsyncGenerator<Document> {
  if (project_id === undefined) {
    const scan = { TableName: tableName, ConsistentRead: true };
    for await (const item of scanItems(client, scan)) yield documentOf(kind.form, item);
    return;
  }
  for (const partition of kind.partitionsOf?.(project_id) ?? [project_id]) {
    for await (const document of documents.list(partition))
      if (document.project_id === project_id) yield document;
  }
}
