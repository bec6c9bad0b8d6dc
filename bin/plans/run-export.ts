import type { JsonObject } from '../../functions/documents/json';
import type { StoredJob } from '../../functions/jobs/document/job';
import { JobRepository } from '../../functions/jobs/job-table';
import type { Output } from '../command/refusal';
import type { ExportArguments } from './arguments';
import { exportedPlan } from './exported-plan';
import { freezer13Document, type Loss, LOSSES, lossesOf } from './freezer-13';
import { openTable } from './open-table';
import { count, type ProgressStream, startProgress } from './progress';
import { writeLines } from './write-lines';

/** @throws Refusal | StorageEngineError; there is no file then, nor half of one. */
export async function runExport(asked: ExportArguments, output: Output, stream: ProgressStream): Promise<0> {
  const { table, endpoint, managedClients, project, toFile, forFreezer13 } = asked;
  const client = openTable(endpoint);
  const progress = startProgress(stream, 'Plans read:');
  const losses = new Map<Loss, number>();
  const documentOf = (job: StoredJob): JsonObject => {
    progress.step();
    if (!forFreezer13) return exportedPlan(job, managedClients);
    for (const loss of lossesOf(job, managedClients)) losses.set(loss, (losses.get(loss) ?? 0) + 1);
    return freezer13Document(job, managedClients);
  };
  try {
    const jobs = new JobRepository(client, table);
    const plans = project === undefined ? jobs.listAll() : jobs.list(project);
    const written = await writeLines(toFile, documents(plans, documentOf));
    progress.end();
    // Standard output may be where the plans went.
    output.error(`${count(written)} plans exported.`);
    for (const [loss, number] of losses) output.error(`${count(number)} ${LOSSES[loss]}`);
    return 0;
  } finally {
    client.destroy();
  }
}

async function* documents(
  plans: AsyncIterable<StoredJob>,
  documentOf: (job: StoredJob) => JsonObject,
): AsyncGenerator<JsonObject> {
  for await (const plan of plans) yield documentOf(plan);
}
