import type { Environment } from '../command/credentials';
import { type Output, Refusal } from '../command/refusal';
import type { ImportArguments } from './arguments';
import { withoutZones } from './fix-zones';
import { type ImportedDocument, importDocuments, Tally } from './import-documents';
import { openKinds } from './open-kinds';
import { openReport } from './open-report';
import { type OpenSource, openSource } from './open-source';
import { openTables } from './open-tables';
import { type ProgressStream, startProgress } from './progress';
import { ReadAhead } from './read-ahead';
import { Reasons } from './reasons';
import type { SourceDocument } from './source-document';
import { showSummary, type Summary } from './summary';

/**
 * @returns The exit code: 1 where something was refused, or another number of documents is there than expected.
 * @throws Refusal | StorageEngineError
 */
export async function runImport(
  asked: ImportArguments,
  environment: Environment,
  output: Output,
  stream: ProgressStream,
): Promise<0 | 1> {
  const { client, tables } = await openTables(asked, environment);
  const report = openReport(asked.report);
  try {
    const source = await openSource(asked.source, { tables, environment });
    try {
      const summary = await moved(asked, source, {
        client,
        tables,
        stream,
        onDone: (done) => {
          report.add(done);
        },
      });
      return showSummary(summary, asked, output);
    } finally {
      await source.close();
    }
  } finally {
    client.destroy();
    report.close();
  }
}

interface Places extends Awaited<ReturnType<typeof openTables>> {
  readonly stream: ProgressStream;
  readonly onDone: (document: ImportedDocument) => void;
}

async function moved(asked: ImportArguments, source: OpenSource, places: Places): Promise<Summary> {
  const { client, tables, stream, onDone } = places;
  const ahead = new ReadAhead(client);
  const known = (tableName: string, key: Parameters<ReadAhead['take']>[1]) => ahead.take(tableName, key);
  const kinds = openKinds({ ...asked, client, tables, known });
  const [tally, reasons, distinct] = [new Tally(), new Reasons(), new Set<string>()];
  const progress = startProgress(stream, 'Documents read:', source.total ?? asked.expected);
  const documents = asked.fixZones ? zonesFixed(source.documents) : source.documents;
  await importDocuments(ahead.through(documents, kinds), { ...asked, kinds }, (done) => {
    tally.add(done);
    reasons.add(done);
    onDone(done);
    // Only a number that somebody expects needs to know which were there twice.
    if (asked.expected !== undefined && done.outcome !== 'refused')
      distinct.add(JSON.stringify([done.kind, done.project_id, done.id]));
    progress.step();
  });
  progress.end();
  assertWhole(source, tally);
  return { tally, reasons, inTable: asked.expected === undefined ? undefined : distinct.size };
}

async function* zonesFixed(source: AsyncIterable<SourceDocument>): AsyncGenerator<SourceDocument> {
  for await (const given of source)
    yield 'fault' in given ? given : { ...given, document: withoutZones(given.document) };
}

/** @throws Refusal when a source that knows how much it has gave something else. */
function assertWhole({ total }: OpenSource, tally: Tally): void {
  const read = Object.values(tally.total).reduce((sum, number) => sum + number, 0);
  if (total === undefined || read === total) return;
  throw new Refusal(`The source has ${total} documents and gave ${read}: run the import again.`);
}
