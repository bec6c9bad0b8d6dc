import { DescribeTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTables, startDynamoDb } from '../../../local/aws/dynamodb';

const key = (AttributeName: string, KeyType: string) => ({ AttributeName, KeyType });
const index = (IndexName: string, ...KeySchema: object[]) => ({
  IndexName,
  KeySchema,
  Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['x'] },
});

/** A table as CDK's TableV2 makes it. */
const TABLE = {
  AttributeDefinitions: ['p', 's', 'l', 'g'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  KeySchema: [key('p', 'HASH'), key('s', 'RANGE')],
  LocalSecondaryIndexes: [index('local', key('p', 'HASH'), key('l', 'RANGE'))],
  GlobalSecondaryIndexes: [{ ...index('global', key('g', 'HASH')), WriteOnDemandThroughputSettings: {} }],
  Replicas: [{ Region: { Ref: 'AWS::Region' }, DeletionProtectionEnabled: true }],
};
const PLAIN = {
  AttributeDefinitions: [{ AttributeName: 'p', AttributeType: 'N' }],
  KeySchema: [key('p', 'HASH')],
  TableName: 'another-name',
};
const TEMPLATE = {
  Resources: {
    Jobs: { Type: 'AWS::DynamoDB::GlobalTable', Properties: TABLE },
    Plain: { Type: 'AWS::DynamoDB::Table', Properties: PLAIN },
  },
};

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Runs some work against a database with the template's tables, and ends the database. */
async function withTables<T>(
  path: string | undefined,
  work: (client: DynamoDBDocumentClient) => Promise<T>,
): Promise<T> {
  const { url, close } = await startDynamoDb({ port: 0, ...(path !== undefined && { path }) });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint: url, region: 'us-east-1', credentials }),
  );
  try {
    await createTables(TEMPLATE, url);
    return await work(client);
  } finally {
    // The client's connection is still open: the database must not wait for it.
    await close();
    client.destroy();
  }
}

it('makes the tables with their keys and indexes', async () => {
  await withTables(undefined, async (client) => {
    expect(await client.send(new ListTablesCommand({}))).toMatchObject({ TableNames: ['Jobs', 'Plain'] });
    expect(await client.send(new DescribeTableCommand({ TableName: 'Jobs' }))).toMatchObject({
      Table: {
        TableStatus: 'ACTIVE',
        KeySchema: TABLE.KeySchema,
        LocalSecondaryIndexes: TABLE.LocalSecondaryIndexes,
        GlobalSecondaryIndexes: [index('global', key('g', 'HASH'))],
        BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      },
    });
  });
});

it('keeps on disk what was there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'local-tables-'));
  folders.push(folder);
  const Item = { p: 'a', s: 'b' };
  await withTables(folder, (client) => client.send(new PutCommand({ TableName: 'Jobs', Item })));
  await withTables(folder, async (client) => {
    expect(await client.send(new GetCommand({ TableName: 'Jobs', Key: Item }))).toMatchObject({ Item });
  });
});

it('does not start with tables of an earlier version, and names what to remove', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'local-tables-'));
  folders.push(folder);
  const { GlobalSecondaryIndexes: _global, AttributeDefinitions: attributes, ...old } = TABLE;
  const Properties = {
    ...old,
    AttributeDefinitions: attributes.filter(({ AttributeName }) => AttributeName !== 'g'),
  };
  const { url, close } = await startDynamoDb({ port: 0, path: folder });
  await createTables(
    { Resources: { Jobs: { Type: 'AWS::DynamoDB::GlobalTable', Properties } } },
    url,
    folder,
  );
  await expect(createTables(TEMPLATE, url, folder)).rejects.toThrow(
    `The kept tables are of an earlier version, which had no index global: remove ${folder} and start again.`,
  );
  await close();
});

it('forgets what is in memory', async () => {
  const Key = { p: 'a', s: 'b' };
  await withTables(undefined, (client) => client.send(new PutCommand({ TableName: 'Jobs', Item: Key })));
  await withTables(undefined, async (client) => {
    expect((await client.send(new GetCommand({ TableName: 'Jobs', Key }))).Item).toBeUndefined();
  });
});

it('ends what it works on before it is closed, even for who has gone away', async () => {
  const { url, close } = await startDynamoDb({ port: 0 });
  await createTables(TEMPLATE, url);
  const headers = {
    Host: new URL(url).host,
    'Content-Type': 'application/x-amz-json-1.0',
    'X-Amz-Target': 'DynamoDB_20120810.GetItem',
    Authorization:
      'AWS4-HMAC-SHA256 Credential=a/b/us-east-1/dynamodb/aws4_request, SignedHeaders=a, Signature=a',
    'X-Amz-Date': 'now',
  };
  const body = JSON.stringify({ TableName: 'Jobs', Key: { p: { S: 'a' }, s: { S: 'b' } } });
  const ask = () => {
    const asked = request(url, { method: 'POST', headers, agent: false });
    asked.on('error', () => undefined).end(body);
    return asked;
  };
  const all = Array.from({ length: 30 }, ask);
  // The first has its answer; the store has begun with the others. A fault there would end the process.
  await Promise.race(all.map((asked) => once(asked, 'response')));
  for (const asked of all) asked.destroy();
  await close();
});

it.each([
  ['a key of no known kind', { KeySchema: [key('p', 'MAIN')] }, 'one of HASH, RANGE'],
  ['keys that are no list', { KeySchema: 'p' }, 'lists of objects'],
  ['a key without a name', { KeySchema: [{ KeyType: 'HASH' }] }, 'names that are texts'],
])('does not make a table with %s', async (_what, more, message) => {
  const { url, close } = await startDynamoDb({ port: 0 });
  const Resources = { Plain: { Type: 'AWS::DynamoDB::Table', Properties: { ...PLAIN, ...more } } };
  await expect(createTables({ Resources }, url)).rejects.toThrow(message);
  await close();
});

it('tells of a folder that it cannot use, in one sentence', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'freezer-dynamodb-'));
  folders.push(folder);
  const refusal = (path: string, reason: string) =>
    expect(startDynamoDb({ port: 0, path })).rejects.toThrow(`Tables cannot be kept in ${path}: ${reason}`);
  await withTables(folder, () => refusal(folder, 'another local stack uses it.'));
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  await refusal(file, 'EEXIST: ');
  await refusal(join(file, 'below'), 'ENOTDIR: ');
});
