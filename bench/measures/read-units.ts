import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { StoredJob } from '../../functions/jobs/document/job';
import type { JobRepository } from '../../functions/jobs/job-table';
import { countReadUnits as countedUnits } from '../../test/support/read-units';

/** What DynamoDB says that a read took. */
export interface ReadUnits {
  readonly show: number;
  readonly poll: number;
}

/** @param client That of the repository; it is told to ask for the units from now on. */
export async function countReadUnits(
  client: DynamoDBDocumentClient,
  jobs: JobRepository,
  { project_id, job_id }: StoredJob,
  client_id: string,
): Promise<ReadUnits> {
  const units = countedUnits(client);
  await jobs.get({ project_id, job_id });
  const show = units();
  let plans = 0;
  for await (const { client_id: owner } of jobs.listClient(project_id, client_id)) {
    if (owner === client_id) plans++;
  }
  if (plans === 0) throw new Error('The agent has no plans.');
  return { show, poll: units() };
}
