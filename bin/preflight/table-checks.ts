import { DescribeTableCommand, type KeySchemaElement, type TableDescription } from '@aws-sdk/client-dynamodb';
import { type TableKeys, type TableName, TABLES } from '../../functions/contract/tables';
import type { Settings } from '../../lib/settings/settings';
import type { Account } from './account';
import { type Check, type Finding, nameOf, obstacle, ok, warning } from './finding';

/** Tables of the setting `existingTables`: nothing but these checks compares them with what the functions need. */
export function tableChecks({ dynamoDb }: Account, settings: Settings): readonly Check[] {
  return Object.entries(settings.existingTables).map(([kind, name]) => ({
    name: `table of ${kind}`,
    permission: 'dynamodb:DescribeTable',
    ask: async () => {
      try {
        const { Table = {} } = await dynamoDb.send(new DescribeTableCommand({ TableName: name }));
        return existingTable(Table, TABLES[kind as TableName], settings);
      } catch (error) {
        if (nameOf(error) !== 'ResourceNotFoundException') throw error;
        return obstacle(`There is no table ${name} in this Region.`);
      }
    },
  }));
}

function existingTable(table: TableDescription, keys: TableKeys, settings: Settings): Finding {
  if (table.TableStatus !== 'ACTIVE') return obstacle(`It is ${table.TableStatus ?? 'of no status'}: wait.`);
  const faults = [...keyFaults(table, keys), ...localFaults(table, keys)];
  if (faults.length > 0) {
    return obstacle(
      `${faults.join('; ')}. That cannot be changed: copy the items into a table that has it right.`,
    );
  }
  const absent = absentGlobal(table, keys);
  if (absent.length > 0) {
    return obstacle(
      `It lacks ${absent.join(' and ')}, keys only: add that with aws dynamodb update-table, and wait.`,
    );
  }
  return encryption(table, settings) ?? protection(table);
}

function keyFaults({ KeySchema, AttributeDefinitions = [] }: TableDescription, keys: TableKeys) {
  const { partitionKey, sortKey } = keys;
  const wanted = [partitionKey, sortKey];
  const text = AttributeDefinitions.filter(({ AttributeType }) => AttributeType === 'S');
  const texts = text.map(({ AttributeName }) => AttributeName);
  return [
    ...(same(KeySchema, wanted)
      ? []
      : [`Its key is ${shown(KeySchema)}, but it must be ${wanted.join(' and ')}`]),
    ...wanted.filter((name) => !texts.includes(name)).map((name) => `${name} must be a string`),
  ];
}

function localFaults({ LocalSecondaryIndexes = [] }: TableDescription, keys: TableKeys): readonly string[] {
  return Object.entries(keys.indexes).flatMap(([name, sortKey]) => {
    const index = LocalSecondaryIndexes.find(({ IndexName }) => IndexName === name);
    if (index === undefined) return [`It lacks the local index ${name} of ${sortKey}`];
    if (!same(index.KeySchema, [keys.partitionKey, sortKey])) return [`Its index ${name} has other keys`];
    return index.Projection?.ProjectionType === 'ALL' ? [] : [`Its index ${name} has not all attributes`];
  });
}

function absentGlobal({ GlobalSecondaryIndexes = [] }: TableDescription, keys: TableKeys): readonly string[] {
  return Object.entries(keys.globalIndexes)
    .filter(
      ([name, key]) =>
        !GlobalSecondaryIndexes.some(
          ({ IndexName, KeySchema, IndexStatus }) =>
            IndexName === name && same(KeySchema, [key]) && IndexStatus === 'ACTIVE',
        ),
    )
    .map(([name, key]) => `the global index ${name} of ${key}`);
}

/** DynamoDB does not tell AWS's key from one of the account's. */
function encryption({ SSEDescription }: TableDescription, { existingTablesKey }: Settings) {
  const { KMSMasterKeyArn: key } = SSEDescription ?? {};
  if (existingTablesKey !== undefined && key !== existingTablesKey) {
    return obstacle(`It is under ${key ?? "a key of AWS's"}, and not under existingTablesKey.`);
  }
  if (existingTablesKey === undefined && key !== undefined) {
    return warning(`It is under ${key}: if that is a key of your own, name it with existingTablesKey.`);
  }
  return undefined;
}

function protection({ DeletionProtectionEnabled: on }: TableDescription): Finding {
  return on === true
    ? ok()
    : warning('It has no deletion protection: docs/upgrade.md has the command, and that for recovery.');
}

function same(schema: readonly KeySchemaElement[] | undefined, names: readonly string[]): boolean {
  return shown(schema) === names.join(' and ');
}

/** The partition key comes first, as DynamoDB shows it. */
function shown(schema: readonly KeySchemaElement[] = []): string {
  return schema.map(({ AttributeName }) => AttributeName).join(' and ');
}
