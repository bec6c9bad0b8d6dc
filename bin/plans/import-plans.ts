import type { Json } from '../../functions/documents/json';
import { forEachConcurrently } from './for-each-concurrently';
import { importPlan, type ImportOptions, type ImportResult, OUTCOMES, type Outcome } from './import-plan';
import type { SourceDocument } from './source-document';

/** What became of a document, where it stands, and which plan it is about as far as it says so. */
export interface ImportedDocument extends ImportResult {
  readonly at: string;
  readonly project_id?: Json | undefined;
  readonly job_id?: Json | undefined;
}

export interface ImportSummary {
  /** Documents, by what became of them. */
  readonly counts: Readonly<Record<Outcome, number>>;
  /** Plans of the source that are in the table now, each counted once. */
  readonly inTable: number;
}

/** More at once gain nothing: one project's plans are in one partition, which takes 1,000 write units a second. */
const AT_ONCE = 20;

/**
 * @param onDone Gets each document when it is dealt with.
 * @throws StorageEngineError, and what the source throws.
 */
export async function importPlans(
  source: AsyncIterable<SourceDocument>,
  options: ImportOptions,
  onDone: (document: ImportedDocument) => void,
): Promise<ImportSummary> {
  const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  const inTable = new Set<string>();
  await forEachConcurrently(source, AT_ONCE, async (given) => {
    const done = await importDocument(given, options);
    counts[done.outcome]++;
    if (done.outcome !== 'refused') inTable.add(JSON.stringify([done.project_id, done.job_id]));
    onDone(done);
  });
  return { counts, inTable: inTable.size };
}

async function importDocument(given: SourceDocument, options: ImportOptions): Promise<ImportedDocument> {
  const { at } = given;
  if ('fault' in given) return { at, outcome: 'refused', reason: given.fault };
  const { project_id, job_id } = given.document;
  return { at, project_id, job_id, ...(await importPlan(given.document, options)) };
}
