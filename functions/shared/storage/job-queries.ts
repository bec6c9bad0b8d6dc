import { JOBS_TABLE } from '../contract/tables';

type IndexName = keyof typeof JOBS_TABLE.indexes;
const { by_client } = JOBS_TABLE.indexes;

/** DynamoDB takes no longer value for a sort key. */
export const LONGEST_SORT_KEY_BYTES = 1024;

/** A project's plans, by `created_at`, then `job_id`. */
export function ofProject(project_id: string) {
  return {
    IndexName: 'by_creation' satisfies IndexName,
    ConsistentRead: true,
    KeyConditionExpression: 'project_id = :project_id',
    ExpressionAttributeValues: { ':project_id': project_id },
  };
}

/** One client's plans in a project, in the same order; undefined when no plan can have such a client. */
export function ofClient(project_id: string, client_id: string) {
  const beginning = `${client_id}#`;
  if (client_id.includes('#') || Buffer.byteLength(beginning) > LONGEST_SORT_KEY_BYTES) return undefined;
  return {
    IndexName: 'by_client' satisfies IndexName,
    ConsistentRead: true,
    KeyConditionExpression: 'project_id = :project_id AND begins_with(#order, :beginning)',
    ExpressionAttributeNames: { '#order': by_client },
    ExpressionAttributeValues: { ':project_id': project_id, ':beginning': beginning },
  };
}

/** Where in the whole cloud plans have this id. A global index cannot be read consistently. */
export function withId(job_id: string) {
  return {
    IndexName: 'by_id' satisfies keyof typeof JOBS_TABLE.globalIndexes,
    KeyConditionExpression: 'job_id = :job_id',
    ExpressionAttributeValues: { ':job_id': job_id },
  };
}
