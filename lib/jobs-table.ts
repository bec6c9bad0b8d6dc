import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { JOBS_TABLE } from '../functions/shared/contract/tables';

const string = (name: string) => ({ name, type: AttributeType.STRING });

/** The plans. Its keys and local indexes are for ever: docs/adr/0001-jobs-table.md. */
export class JobsTable extends TableV2 {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      partitionKey: string(JOBS_TABLE.partitionKey),
      sortKey: string(JOBS_TABLE.sortKey),
      localSecondaryIndexes: Object.entries(JOBS_TABLE.indexes).map(([indexName, attribute]) => ({
        indexName,
        sortKey: string(attribute),
        projectionType: ProjectionType.ALL,
      })),
      globalSecondaryIndexes: Object.entries(JOBS_TABLE.globalIndexes).map(([indexName, attribute]) => ({
        indexName,
        partitionKey: string(attribute),
        projectionType: ProjectionType.KEYS_ONLY,
      })),
      billing: Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
