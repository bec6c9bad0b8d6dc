import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { type TableName, TABLES } from '../../functions/contract/tables';
import { documentClientOf } from '../../functions/storage/document-client';
import { DocumentTable, type DocumentTableOptions } from '../../lib/document-table';
import { createTables, startDynamoDb } from '../../local/aws/dynamodb';
import { localAccount } from '../../local/aws/template/account';
import { Template as ParsedTemplate } from '../../local/aws/template/template';
import type { LocalStack } from '../../local/local-stack';
import { tablesIn } from '../../local/tables';

export interface TestTable {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
  /** Of the embedded DynamoDB. */
  readonly url: string;
  /** Stores an item as it is, a plan or not. */
  put(item: object): Promise<void>;
  close(): Promise<void>;
}

/**
 * A table as the stack declares it, on an embedded DynamoDB. CDK's rules for templates take seconds to load, and
 * the tests of `lib` ask them.
 */
export async function startTable(
  kind: TableName = 'jobs',
  options: DocumentTableOptions = {},
): Promise<TestTable> {
  const stack = new Stack(new App({ builtinCloudFormationValidation: false }), 'Freezer');
  new DocumentTable(stack, 'Table', kind, options);
  const template: unknown = Template.fromStack(stack).toJSON();
  const dynamoDb = await startDynamoDb({ port: 0 });
  await createTables(template, dynamoDb.url);
  // A table's name is its logical id here.
  const name = new ParsedTemplate(template, localAccount()).only('AWS::DynamoDB::GlobalTable').id;
  const client = testClient(dynamoDb.url);
  return {
    client,
    name,
    url: dynamoDb.url,
    put: async (item) => {
      await client.send(new PutCommand({ TableName: name, Item: { ...item } }));
    },
    close: async () => {
      client.destroy();
      await dynamoDb.close();
    },
  };
}

/** All tables of a deployment, on one embedded DynamoDB. */
export async function startTables() {
  const stack = new Stack(new App({ builtinCloudFormationValidation: false }), 'Freezer');
  for (const kind of Object.keys(TABLES) as TableName[]) new DocumentTable(stack, `${kind}Table`, kind, {});
  const template: unknown = Template.fromStack(stack).toJSON();
  const dynamoDb = await startDynamoDb({ port: 0 });
  await createTables(template, dynamoDb.url);
  const client = testClient(dynamoDb.url);
  return {
    client,
    names: tablesIn(template),
    url: dynamoDb.url,
    close: async () => {
      client.destroy();
      await dynamoDb.close();
    },
  };
}

/** Tries once, as the functions' client does. */
export function testClient(endpoint: string): DynamoDBDocumentClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return documentClientOf(new DynamoDBClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 }));
}

/** Stores items in the tables of a local stack, as if the service had made them. */
export async function putItems(
  { dynamoDbUrl, tables }: Pick<LocalStack, 'dynamoDbUrl' | 'tables'>,
  items: readonly { readonly table: TableName; readonly item: object }[],
): Promise<void> {
  const client = testClient(dynamoDbUrl);
  for (const { table, item } of items) {
    await client.send(new PutCommand({ TableName: tables[table], Item: { ...item } }));
  }
  client.destroy();
}
