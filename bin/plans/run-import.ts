import { JobRepository } from '../../functions/jobs/job-table';
import { Counters } from '../../functions/storage/counters';
import type { Environment } from '../command/credentials';
import type { Output } from '../command/refusal';
import type { ImportArguments } from './arguments';
import { importPlans, type ImportSummary } from './import-plans';
import { openReport } from './open-report';
import { openSource } from './open-source';
import { openTable } from './open-table';
import { count, type ProgressStream, startProgress } from './progress';
import { ReadAhead } from './read-ahead';

/** @throws Refusal | StorageEngineError */
export async function runImport(
  asked: ImportArguments,
  environment: Environment,
  output: Output,
  stream: ProgressStream,
): Promise<0 | 1> {
  const { table, countsTable, endpoint, managedClients, overwrite, expected } = asked;
  const source = openSource(asked.source, environment);
  const report = openReport(asked.report);
  const client = openTable(endpoint);
  const progress = startProgress(stream, 'Plans read:', expected);
  try {
    const counters = countsTable === undefined ? undefined : new Counters(client, countsTable, 'jobs');
    const jobs = new ReadAhead(client, table, new JobRepository(client, table, counters));
    const options = { jobs, managedClients, overwrite };
    const summary = await importPlans(jobs.through(source), options, (document) => {
      report.add(document);
      progress.step();
    });
    progress.end();
    return conclude(summary, asked, output);
  } finally {
    client.destroy();
    report.close();
  }
}

function conclude({ counts, inTable }: ImportSummary, asked: ImportArguments, output: Output): 0 | 1 {
  const { expected, report } = asked;
  output.log(
    `${count(counts.stored)} stored, ${count(counts.replaced)} replaced, ${count(counts.present)} already there, ` +
      `${count(counts.kept)} kept as they are, ${count(counts.refused)} refused.`,
  );
  const where = report === undefined ? 'run again with --report FILE to see why' : `${report} says why`;
  if (counts.refused + counts.kept > 0) output.error(`Not every plan was taken from the source: ${where}.`);
  if (expected !== undefined && inTable !== expected) {
    output.error(
      `Expected ${count(expected)} plans, but of this source ${count(inTable)} are in the table: nothing was removed.`,
    );
    return 1;
  }
  return counts.refused > 0 ? 1 : 0;
}
