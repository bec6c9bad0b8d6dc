import { DescribeTableCommand, type KeySchemaElement, type TableDescription } from '@aws-sdk/client-dynamodb';
import { addIndexCommand, type TableKeys, type TableName } from '../../functions/contract/tables';
import { deployedKeys, deployedTables } from '../../lib/deployed-tables';
import type { Settings } from '../../lib/settings/settings';
import type { Account } from './account';
import { type Check, type Finding, nameOf, obstacle, ok, warning } from './finding';
import type { StackInView } from './stack-checks';

/** Tables of the setting `existingTables`, which nothing else compares with what the functions need, and those of the stack. */
export function tableChecks(account: Account, settings: Settings, stack: StackInView): readonly Check[] {
  return [...existingChecks(account, settings), addedIndexes(account, settings, stack)];
}

function existingChecks({ dynamoDb }: Account, settings: Settings): readonly Check[] {
  return Object.entries(settings.existingTables).map(([kind, name]) => ({
    name: `table of ${kind}`,
    permission: 'dynamodb:DescribeTable',
    ask: async () => {
      try {
        const { Table = {} } = await dynamoDb.send(new DescribeTableCommand({ TableName: name }));
        return existingTable(Table, deployedKeys(kind as TableName, settings), settings);
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
  const commands = absentIndexes(table, keys).map(([name, added]) =>
    addIndexCommand(table.TableName ?? 'TABLE', name, added),
  );
  if (commands.length > 0) return obstacle(`It lacks an index: ${commands.join(', and then ')}`);
  const built = table.GlobalSecondaryIndexes?.find(({ IndexStatus }) => IndexStatus !== 'ACTIVE');
  if (built !== undefined) {
    return obstacle(`Its index ${built.IndexName ?? ''} is ${built.IndexStatus ?? 'of no status'}: wait.`);
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

function absentIndexes({ GlobalSecondaryIndexes: there = [] }: TableDescription, keys: TableKeys) {
  return Object.entries(keys.globalIndexes).filter(
    ([name, { partitionKey, sortKey }]) =>
      !there.some(
        ({ IndexName, KeySchema }) =>
          IndexName === name && same(KeySchema, [partitionKey, ...(sortKey === undefined ? [] : [sortKey])]),
      ),
  );
}

/** CloudFormation adds one index to a table in a deployment, and fails over two. */
function addedIndexes({ dynamoDb }: Account, settings: Settings, stack: StackInView): Check {
  const { existingTables, withoutIndexes = [] } = settings;
  const tooMany = async (kind: TableName, name: string | undefined): Promise<readonly string[]> => {
    if (name === undefined || name === existingTables[kind]) return [];
    const { Table = {} } = await dynamoDb.send(new DescribeTableCommand({ TableName: name }));
    const added = absentIndexes(Table, deployedKeys(kind, settings)).map(([index]) => index);
    return added.filter((index) => !withoutIndexes.includes(index)).slice(1);
  };
  return {
    name: "indexes of the stack's tables",
    permission: 'dynamodb:DescribeTable and cloudformation:DescribeStacks',
    ask: async () => {
      const outputs = (await stack())?.outputs ?? {};
      const later = await Promise.all(
        deployedTables(settings).map((kind) =>
          tooMany(kind, outputs[`${kind.charAt(0).toUpperCase()}${kind.slice(1)}TableName`]),
        ),
      );
      const names = [...withoutIndexes, ...later.flat()].join(',');
      return later.flat().length === 0
        ? ok()
        : obstacle(`A table gets one index at a time: deploy with -c withoutIndexes=${names} first.`);
    },
  };
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
