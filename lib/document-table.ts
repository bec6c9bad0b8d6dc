import { Annotations, RemovalPolicy, Token } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  CfnGlobalTable,
  type ITableV2,
  ProjectionType,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { addIndexCommand, type TableKeys, type TableName, TABLES } from '../functions/contract/tables';
import { deployedKeys } from './deployed-tables';
import type { Settings } from './settings/settings';

const string = (name: string) => ({ name, type: AttributeType.STRING });

export interface DocumentTableOptions {
  readonly removalPolicy?: Settings['removalPolicy'];
  /** ARN of the key that it is encrypted with, in place of one of AWS. */
  readonly tableKey?: string | undefined;
  /** Names of global indexes that the table does not have yet. */
  readonly withoutIndexes?: readonly string[] | undefined;
}

/** Documents of one kind. Keys and local indexes are for ever: docs/adr/0001-jobs-table.md and 0006-five-tables.md. */
export class DocumentTable extends TableV2 {
  constructor(scope: Construct, id: string, name: TableName, options: DocumentTableOptions = {}) {
    const { removalPolicy = 'retain', tableKey, withoutIndexes = [] } = options;
    const { partitionKey, sortKey, indexes, globalIndexes }: TableKeys = TABLES[name];
    super(scope, id, {
      partitionKey: string(partitionKey),
      sortKey: string(sortKey),
      localSecondaryIndexes: Object.entries(indexes).map(([indexName, attribute]) => ({
        indexName,
        sortKey: string(attribute),
        projectionType: ProjectionType.ALL,
      })),
      globalSecondaryIndexes: Object.entries(globalIndexes)
        .filter(([indexName]) => !withoutIndexes.includes(indexName))
        .map(([indexName, keys]) => ({
          indexName,
          partitionKey: string(keys.partitionKey),
          ...(keys.sortKey !== undefined && { sortKey: string(keys.sortKey) }),
          projectionType: ProjectionType.KEYS_ONLY,
        })),
      billing: Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: removalPolicy === 'retain',
      removalPolicy: removalPolicy === 'retain' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    if (tableKey !== undefined) this.encryptWith(tableKey);
  }

  /** CDK's own way would have to know the Region while it synthesizes, though there is one replica only. */
  private encryptWith(key: string): void {
    const { defaultChild } = this.node;
    if (!(defaultChild instanceof CfnGlobalTable))
      throw new Error('The table has no CloudFormation resource.');
    defaultChild.sseSpecification = { sseEnabled: true, sseType: 'KMS' };
    defaultChild.addPropertyOverride('Replicas.0.SSESpecification.KMSMasterKeyId', key);
  }
}

/** One of this stack, or one that was there before. */
export type AnyTable = DocumentTable | ITableV2;

/** The table for documents of one kind: that of the setting `existingTables`, or one of the stack. */
export function documentTable(scope: Construct, id: string, name: TableName, settings: Settings): AnyTable {
  const existing = settings.existingTables[name];
  const { globalIndexes } = deployedKeys(name, settings);
  if (existing === undefined) {
    const idle = Object.keys(TABLES[name].globalIndexes).filter((index) => !(index in globalIndexes));
    const withoutIndexes = [...(settings.withoutIndexes ?? []), ...idle];
    return new DocumentTable(scope, id, name, { ...settings, withoutIndexes });
  }
  sayIndexes(scope, name, { tableName: existing, globalIndexes });
  return TableV2.fromTableName(scope, id, existing);
}

/** Whether the table has them is known only to AWS. */
function sayIndexes(
  scope: Construct,
  name: TableName,
  { tableName, globalIndexes }: Pick<TableKeys, 'globalIndexes'> & { readonly tableName: string },
): void {
  const commands = Object.entries(globalIndexes).map(([indexName, keys]) =>
    addIndexCommand(Token.isUnresolved(tableName) ? 'TABLE' : tableName, indexName, keys),
  );
  if (commands.length === 0) return;
  Annotations.of(scope).addInfoV2(
    `existing-${name}-table`,
    `The stack does not add indexes to the existing table of ${name}. Those that it lacks are added with these ` +
      `commands, one after the other:\n${commands.join('\n')}`,
  );
}
