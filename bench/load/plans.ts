import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { StoredJob } from '../../functions/jobs/document/job';
import { agentJob, jobItem, storedJob } from '../../test/support/job';

export const PLANS_OF_AN_AGENT = 10;
const BATCH = 25;

export function agentOf(project_id: string, plan: number): string {
  return `${project_id}_node-${Math.floor(plan / PLANS_OF_AN_AGENT)}.example.com`;
}

/** The search with which an agent's scheduler asks for its plans. */
export function pollOf(client_id: string): string {
  return JSON.stringify({ match_not: [{ status: 'completed' }], match: [{ client_id }] });
}

export function planOf(project_id: string, plan: number): StoredJob {
  const created = new Date(Date.UTC(2026, 0, 1) + plan).toISOString();
  return storedJob({
    ...agentJob(),
    project_id,
    job_id: plan.toString(16).padStart(32, '0'),
    client_id: agentOf(project_id, plan),
    created_at: created.replace('Z', '000'),
  });
}

/** Fills a table with a project's plans. */
export async function storePlans(
  client: DynamoDBDocumentClient,
  table: string,
  project_id: string,
  count: number,
): Promise<void> {
  for (let start = 0; start < count; start += BATCH) {
    const puts = Array.from({ length: Math.min(BATCH, count - start) }, (_, index) => ({
      PutRequest: { Item: jobItem(planOf(project_id, start + index)) },
    }));
    await client.send(new BatchWriteCommand({ RequestItems: { [table]: puts } }));
  }
}
