import type { PutCommandInput, PutCommandOutput } from '@aws-sdk/lib-dynamodb';
import { logError } from '../runtime/log';

/** Of the 10 GB that DynamoDB keeps of a partition whose table has local indexes, the copies in these counted. */
const WORTH_TELLING_GB = 8;

/** What a write asks so that its answer tells the size of its partition; it costs nothing. */
export const MEASURED = { ReturnItemCollectionMetrics: 'SIZE' } as const satisfies Partial<PutCommandInput>;

/** Tells the operator of a partition that will be full one day, while there is time. DynamoDB estimates in whole GB. */
export function tellSize(
  { ItemCollectionMetrics: metrics }: PutCommandOutput,
  what: string,
  partition: string,
): void {
  const [gigabytes = 0] = metrics?.SizeEstimateRangeGB ?? [];
  if (gigabytes >= WORTH_TELLING_GB) logError({ operation: 'measurePartition', what, partition, gigabytes });
}
