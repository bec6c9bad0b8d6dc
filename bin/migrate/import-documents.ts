import { isObject, type Json, type JsonObject } from '../../functions/documents/json';
import { forEachConcurrently } from './for-each-concurrently';
import { type ImportResult, type KindName, type Outcome, OUTCOMES } from './kind';
import type { Kinds } from './open-kinds';
import type { SourceDocument } from './source-document';

/** What became of a document, where it stands, and which one it is as far as it says so. */
export interface ImportedDocument extends ImportResult {
  readonly at: string;
  readonly kind?: KindName;
  readonly project_id?: Json;
  readonly id?: Json;
}

/** More at once gain nothing: one project's documents are in one partition, which takes 1,000 write units a second. */
const AT_ONCE = 20;

const NO_TABLE = 'No table for this kind of document was named';

/**
 * @param onDone Gets each document when it is dealt with.
 * @throws StorageEngineError, and what the source throws.
 */
export async function importDocuments(
  source: AsyncIterable<SourceDocument>,
  { kinds, overwrite }: { readonly kinds: Kinds; readonly overwrite: boolean },
  onDone: (document: ImportedDocument) => void,
): Promise<void> {
  await forEachConcurrently(source, AT_ONCE, async (given) => {
    onDone(await importDocument(given, kinds, overwrite));
  });
}

async function importDocument(
  given: SourceDocument,
  kinds: Kinds,
  overwrite: boolean,
): Promise<ImportedDocument> {
  const { at, kind } = given;
  const place = { at, ...(kind && { kind }) };
  if ('fault' in given) return { ...place, outcome: 'refused', reason: given.fault };
  const { project_id = null } = given.document;
  const known = { ...place, project_id, id: idOf(given.kind, given.document) };
  const table = kinds.get(given.kind);
  if (!table) return { ...known, outcome: 'refused', reason: NO_TABLE };
  return { ...known, ...(await table.import(given.document, overwrite)) };
}

const ID_NAMES = {
  clients: 'client_id',
  actions: 'action_id',
  sessions: 'session_id',
  jobs: 'job_id',
  backups: 'backup_id',
} as const satisfies Record<KindName, string>;

/** A client is nested where it is shown. */
function idOf(kind: KindName, document: JsonObject): Json {
  const { client } = document;
  const members = kind === 'clients' && isObject(client) ? client : document;
  return members[ID_NAMES[kind]] ?? null;
}

/** How many documents of each kind became what; those whose kind nobody knows are under `''`. */
export type Counts = ReadonlyMap<KindName | '', Readonly<Record<Outcome, number>>>;

export class Tally {
  private readonly byKind = new Map<KindName | '', Record<Outcome, number>>();

  add({ kind, outcome }: Pick<ImportedDocument, 'kind' | 'outcome'>): void {
    const counts = this.byKind.get(kind ?? '') ?? none();
    counts[outcome]++;
    this.byKind.set(kind ?? '', counts);
  }

  get counts(): Counts {
    return this.byKind;
  }

  /** Of all kinds together. */
  get total(): Readonly<Record<Outcome, number>> {
    const total = none();
    for (const counts of this.byKind.values())
      for (const outcome of OUTCOMES) total[outcome] += counts[outcome];
    return total;
  }
}

function none(): Record<Outcome, number> {
  return { stored: 0, replaced: 0, present: 0, kept: 0, refused: 0 };
}
