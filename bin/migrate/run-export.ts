import type { JsonObject } from '../../functions/documents/json';
import type { Environment } from '../command/credentials';
import type { Output } from '../command/refusal';
import type { ExportArguments } from './arguments';
import type { Kind, KindName } from './kind';
import { type Kinds, openKinds } from './open-kinds';
import { openReport } from './open-report';
import { callersOf } from './open-source';
import { openTables } from './open-tables';
import { count, type ProgressStream, startProgress } from './progress';
import { Reasons } from './reasons';
import { type GivenDocument, sendDocuments, type SendTarget } from './send-documents';
import { writeLines } from './write-lines';

/**
 * @returns The exit code: 1 where an API did not take every document.
 * @throws Refusal | StorageEngineError; there is no file then, nor half of one.
 */
export async function runExport(
  asked: ExportArguments,
  environment: Environment,
  output: Output,
  stream: ProgressStream,
): Promise<0 | 1> {
  const { target } = asked;
  const { client, tables } = await openTables(asked, environment);
  const progress = startProgress(stream, 'Documents read:');
  const losses = new Losses();
  const kinds = openKinds({ ...asked, client, tables, dryRun: false, known: () => undefined });
  const documents = documentsOf(kinds, asked, (kind, lost) => {
    progress.step();
    losses.add(kind, lost);
  });
  try {
    const exitCode =
      target.kind === 'file'
        ? await writeAll(documents, target.file, output)
        : await sendAll(documents, { ...target, ...callersOf(target, environment) }, asked.report, output);
    progress.end();
    losses.show(output);
    return exitCode;
  } finally {
    client.destroy();
  }
}

async function* documentsOf(
  kinds: Kinds,
  { project, target }: ExportArguments,
  onRead: (kind: KindName, losses: readonly string[]) => void,
): AsyncGenerator<GivenDocument> {
  for (const kind of target.kind === 'api' ? sendingOrder(kinds) : kinds.values()) {
    for await (const { document, losses } of kind.all(
      project,
      target.kind === 'api' || target.forFreezer13,
    )) {
      onRead(kind.name, losses);
      yield { kind: kind.name, document };
    }
  }
}

/**
 * Freezer 13 adds the actions of a plan to its library, and refuses a plan whose action it has otherwise: the library's own come
 * after the plans, and over what these have added.
 */
function sendingOrder(kinds: Kinds): readonly Kind[] {
  const all = [...kinds.values()];
  const isAction = ({ name }: Kind): boolean => name === 'actions';
  return [...all.filter((kind) => !isAction(kind)), ...all.filter(isAction)];
}

async function writeAll(documents: AsyncIterable<GivenDocument>, file: string, output: Output): Promise<0> {
  const written = await writeLines(file, linesOf(documents));
  // Standard output may be where the documents went.
  output.error(`${count(written)} documents exported.`);
  return 0;
}

async function* linesOf(documents: AsyncIterable<GivenDocument>): AsyncGenerator<JsonObject> {
  for await (const { document } of documents) yield document;
}

async function sendAll(
  documents: AsyncIterable<GivenDocument>,
  target: SendTarget,
  reportFile: string | undefined,
  output: Output,
): Promise<0 | 1> {
  const reasons = new Reasons();
  const report = openReport(reportFile);
  try {
    const { taken, present, refused } = await sendDocuments(documents, target, (done) => {
      reasons.add(done);
      report.add(done);
    });
    output.error(`${count(taken)} documents taken by ${target.url}, ${count(present)} already there.`);
    for (const { kind, reason, number, first } of reasons.all)
      output.error(`${kind}: ${count(number)} refused, the first is ${first}: ${reason}`);
    return refused > 0 ? 1 : 0;
  } finally {
    report.close();
  }
}

/** What Freezer 13 cannot hold, and of how many documents. */
class Losses {
  private readonly counted = new Map<KindName, Map<string, number>>();

  add(kind: KindName, losses: readonly string[]): void {
    const known = this.counted.get(kind) ?? new Map<string, number>();
    for (const loss of losses) known.set(loss, (known.get(loss) ?? 0) + 1);
    this.counted.set(kind, known);
  }

  show(output: Output): void {
    for (const [kind, known] of this.counted)
      for (const [loss, number] of known) output.error(`${kind}: ${count(number)} ${loss}`);
  }
}
