import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Environment } from '../command/credentials';
import { reasonOf, Refusal } from '../command/refusal';
import { assertRegion, regionConfig, type RegionConfig } from '../command/region';
import type { TablesArguments } from './arguments';
import { KIND_NAMES } from './kind';
import type { TableNames } from './open-kinds';

export interface OpenTables {
  readonly client: DynamoDBDocumentClient;
  readonly tables: TableNames;
}

/** An import may be throttled for a while, and nobody waits for the single answer: the SDK backs off and tries again. */
const ATTEMPTS = 10;

/** It takes any credentials and Region, so nobody's own are signed with there. */
const EMBEDDED = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };

/**
 * The tables that the arguments name, or the outputs of the stack that they name.
 * @throws Refusal when there is no Region, no such stack, or none of its tables was asked for.
 */
export async function openTables(asked: TablesArguments, environment: Environment): Promise<OpenTables> {
  const { endpoint, region, stack } = asked;
  const isEmbedded = endpoint?.startsWith('http:') === true;
  const place = isEmbedded ? EMBEDDED : regionConfig(environment, region);
  const client = new DynamoDBClient({
    maxAttempts: ATTEMPTS,
    ...place,
    ...(endpoint !== undefined && { endpoint }),
  });
  await assertRegion(client);
  const tables = stack === undefined ? asked.tables : await outputsOf(stack, place);
  return { client: DynamoDBDocumentClient.from(client), tables: onlyAsked(tables, asked) };
}

function onlyAsked(tables: TableNames, { only }: TablesArguments): TableNames {
  if (only === undefined) return tables;
  const wanted = Object.entries(tables).filter(
    ([name]) => name === 'counts' || only.some((kind) => kind === name),
  );
  return Object.fromEntries(wanted);
}

async function outputsOf(stack: string, place: RegionConfig): Promise<TableNames> {
  const client = new CloudFormationClient({ ...place });
  try {
    const { Stacks: [found] = [] } = await client.send(new DescribeStacksCommand({ StackName: stack }));
    const outputs = new Map(
      (found?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
    );
    const names = [...KIND_NAMES, 'counts'].flatMap((name) => {
      const value = outputs.get(`${name.charAt(0).toUpperCase()}${name.slice(1)}TableName`);
      return value === undefined ? [] : [[name, value]];
    });
    if (names.length === 0)
      throw new Refusal(`The stack ${stack} has no outputs like JobsTableName: name each --table.`);
    return Object.fromEntries(names) as TableNames;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`The stack ${stack} cannot be described: ${reasonOf(error)}.`);
  } finally {
    client.destroy();
  }
}
