import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { StoredDocument } from '../../functions/documents/stored-document';
import { JobRepository } from '../../functions/jobs/job-table';
import { assertStorable } from '../../functions/storage/assert-storable';
import { Counters } from '../../functions/storage/counters';
import { DocumentRepository } from '../../functions/storage/document-repository';
import { type Item, type ItemForm, itemOf, keyOf } from '../../functions/storage/item-form';
import { ACTION_KIND } from './action-kind';
import { BACKUP_KIND } from './backup-kind';
import { CLIENT_KIND } from './client-kind';
import { type Kind, kindAt, type KindForm, type KindName, type Known } from './kind';
import { planKind } from './plan-kind';
import { SESSION_KIND } from './session-kind';

/** Names of a deployment's tables, as far as they are given; `counts` has how many plans projects have. */
export type TableNames = Readonly<Partial<Record<KindName | 'counts', string>>>;

export interface OpenOptions {
  readonly client: DynamoDBDocumentClient;
  readonly tables: TableNames;
  readonly managedClients: ReadonlySet<string>;
  /** Does everything but write. */
  readonly dryRun: boolean;
  /** What was read of a table before its turn came. */
  readonly known: (tableName: string, key: Item) => Known | undefined;
}

export type Kinds = ReadonlyMap<KindName, Kind>;

/** The kinds of documents whose tables are named, in the order in which they refer to each other. */
export function openKinds(options: OpenOptions): Kinds {
  const { client, tables, managedClients } = options;
  const plans = planKind(managedClients);
  const jobs = (tableName: string): JobRepository => {
    const counters = tables.counts === undefined ? undefined : new Counters(client, tables.counts, 'jobs');
    return new JobRepository(client, tableName, counters);
  };
  const kinds = [
    opened(CLIENT_KIND, options),
    opened(ACTION_KIND, options),
    opened(SESSION_KIND, options),
    opened(plans, options, jobs),
    opened(BACKUP_KIND, options),
  ];
  return new Map(kinds.flatMap((kind) => (kind ? [[kind.name, kind] as const] : [])));
}

type Documents<Key, Document extends Key & StoredDocument> = Pick<
  DocumentRepository<Key, Document>,
  'get' | 'put' | 'list'
>;

function opened<Key, Document extends Key & StoredDocument>(
  kind: KindForm<Key, Document>,
  { client, tables, dryRun, known }: OpenOptions,
  repositoryOf = (tableName: string): Documents<Key, Document> =>
    new DocumentRepository(client, tableName, kind.form),
): Kind | undefined {
  const tableName = tables[kind.name];
  if (tableName === undefined) return undefined;
  const documents = repositoryOf(tableName);
  return kindAt(kind, {
    client,
    tableName,
    documents: dryRun ? new Unwritten(documents, kind.form) : documents,
    known: (key) => known(tableName, key),
  });
}

/** What is put is only remembered, so that a document that a source has twice is met as it would be. */
class Unwritten<Key, Document extends Key & StoredDocument> implements Documents<Key, Document> {
  private readonly put_ = new Map<string, Document>();

  constructor(
    private readonly documents: Documents<Key, Document>,
    private readonly form: ItemForm<Key, Document>,
  ) {}

  async get(key: Key): Promise<Document | undefined> {
    return this.put_.get(this.nameOf(key)) ?? (await this.documents.get(key));
  }

  put(next: Document): Promise<boolean> {
    assertStorable(itemOf(this.form, next), this.form);
    this.put_.set(this.nameOf(next), next);
    return Promise.resolve(true);
  }

  list(partition: string): AsyncGenerator<Document> {
    return this.documents.list(partition);
  }

  private nameOf(key: Key): string {
    return JSON.stringify(keyOf(this.form, key));
  }
}
