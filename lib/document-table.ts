import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, type ITableV2, ProjectionType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { type TableName, TABLES } from '../functions/contract/tables';
import type { Settings } from './settings/settings';

const string = (name: string) => ({ name, type: AttributeType.STRING });

/** Documents of one kind. Keys and local indexes are for ever: docs/adr/0001-jobs-table.md and 0006-five-tables.md. */
export class DocumentTable extends TableV2 {
  constructor(scope: Construct, id: string, name: TableName, removalPolicy: 'retain' | 'destroy' = 'retain') {
    const { partitionKey, sortKey, indexes, globalIndexes } = TABLES[name];
    super(scope, id, {
      partitionKey: string(partitionKey),
      sortKey: string(sortKey),
      localSecondaryIndexes: Object.entries(indexes).map(([indexName, attribute]) => ({
        indexName,
        sortKey: string(attribute),
        projectionType: ProjectionType.ALL,
      })),
      globalSecondaryIndexes: Object.entries<string>(globalIndexes).map(([indexName, attribute]) => ({
        indexName,
        partitionKey: string(attribute),
        projectionType: ProjectionType.KEYS_ONLY,
      })),
      billing: Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: removalPolicy === 'retain',
      removalPolicy: removalPolicy === 'retain' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }
}

/** One of this stack, or one that was there before. */
export type AnyTable = DocumentTable | ITableV2;

/** The table for documents of one kind: that of the setting `existingTables`, or one of the stack. */
export function documentTable(
  scope: Construct,
  id: string,
  name: TableName,
  { existingTables, removalPolicy }: Settings,
): AnyTable {
  const existing = existingTables[name];
  return existing === undefined
    ? new DocumentTable(scope, id, name, removalPolicy)
    : TableV2.fromTableName(scope, id, existing);
}
