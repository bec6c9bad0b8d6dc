import { TABLES, type TableKeys } from '../contract/tables';

/** DynamoDB takes no longer value for a sort key. */
export const LONGEST_SORT_KEY_BYTES = 1024;

/** A partition's items, by `created_at`, then id. */
export function inPartition({ partitionKey }: TableKeys, partition: string) {
  return {
    IndexName: 'by_creation',
    ConsistentRead: true,
    KeyConditionExpression: '#partition = :partition',
    ExpressionAttributeNames: { '#partition': partitionKey },
    ExpressionAttributeValues: { ':partition': partition },
  };
}

/** One client's plans in a project, in the same order; undefined when no plan can have such a client. */
export function ofClient(project_id: string, client_id: string) {
  const beginning = `${client_id}#`;
  if (client_id.includes('#') || Buffer.byteLength(beginning) > LONGEST_SORT_KEY_BYTES) return undefined;
  return {
    IndexName: 'by_client' satisfies keyof typeof TABLES.jobs.indexes,
    ConsistentRead: true,
    KeyConditionExpression: 'project_id = :project_id AND begins_with(#order, :beginning)',
    ExpressionAttributeNames: { '#order': TABLES.jobs.indexes.by_client },
    ExpressionAttributeValues: { ':project_id': project_id, ':beginning': beginning },
  };
}

/** Where in the whole cloud plans have this id. A global index cannot be read consistently. */
export function withId(job_id: string) {
  return {
    IndexName: 'by_id' satisfies keyof typeof TABLES.jobs.globalIndexes,
    KeyConditionExpression: 'job_id = :job_id',
    ExpressionAttributeValues: { ':job_id': job_id },
  };
}
