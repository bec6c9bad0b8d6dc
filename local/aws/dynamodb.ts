import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import type { Server } from 'node:http';
import { listenLocally } from '../listen';
import { assertTableFolder } from './table-folder';
import { tableInput } from './table-input';
import { localAccount } from './template/account';
import { Template } from './template/template';

export interface DynamoDbOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Folder to keep the tables in; in memory without it. */
  readonly path?: string;
}

export interface RunningDynamoDb {
  /** `http://127.0.0.1:<port>`, for `AWS_ENDPOINT_URL_DYNAMODB`. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** @throws Error when the port is taken or the folder cannot be used. */
export async function startDynamoDb({ port, path }: DynamoDbOptions): Promise<RunningDynamoDb> {
  if (path !== undefined) await assertTableFolder(path);
  const server = dynalite({ createTableMs: 0, ...(path !== undefined && { path }) });
  // Clients drop idle connections themselves; one that the server drops may be in use again already.
  server.keepAliveTimeout = 60_000;
  const answered = watchRequests(server);
  const url = await listenLocally(server, port);
  return {
    url,
    close: async () => {
      server.on('connection', (socket) => socket.destroy());
      server.closeAllConnections();
      await answered();
      await new Promise<void>((resolve, reject) => {
        // The callback comes when the store is closed too, which the server's event does not tell.
        server.close((error) => {
          if (error) reject(error);
          else resolve();
        });
      });
    },
  };
}

/**
 * Watches what a server works on: dynalite goes on with a request whose caller has gone away, and ends the process where
 * its store is closed meanwhile.
 * @returns Resolves when everything is answered that has come whole.
 */
function watchRequests(server: Server): () => Promise<void> {
  const open = new Set<Promise<unknown>>();
  server.prependListener('request', (request, response) => {
    const end = response.end.bind(response) as () => typeof response;
    const done = new Promise<void>((resolve) => {
      // One that does not come whole is never answered.
      request.once('close', () => {
        if (!request.complete) resolve();
      });
      response.end = (...written: unknown[]) => {
        resolve();
        return Reflect.apply(end, response, written) as typeof response;
      };
    });
    open.add(done);
    void done.then(() => open.delete(done));
  });
  return async () => {
    await Promise.all(open);
  };
}

/**
 * Makes every table of the template; those that are there already stay as they are.
 * @param template The parsed CloudFormation template.
 * @param path Folder that the tables are kept in.
 * @throws TemplateError
 * @throws Error when a table that is there already is one of an earlier version, without an index of the template's.
 */
export async function createTables(template: unknown, url: string, path?: string): Promise<void> {
  const account = localAccount();
  const tables = new Template(template, account).ofType('AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table');
  const client = new DynamoDBClient({
    endpoint: url,
    region: account.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  try {
    for (const table of tables) {
      const input = tableInput(table);
      try {
        await client.send(new CreateTableCommand(input));
      } catch (error) {
        if (!(error instanceof ResourceInUseException)) throw error;
        await assertIndexes(client, input, path);
      }
    }
  } finally {
    client.destroy();
  }
}

/** The embedded engine adds no index to a table, and without its indexes a table is of little use. */
async function assertIndexes(
  client: DynamoDBClient,
  { TableName, ...wanted }: CreateTableCommandInput,
  path = 'the folder that they are kept in',
): Promise<void> {
  const { Table = {} } = await client.send(new DescribeTableCommand({ TableName }));
  const present = new Set(indexesOf(Table));
  const lacking = indexesOf(wanted).filter((name) => !present.has(name));
  if (lacking.length === 0) return;
  throw new Error(
    `The kept tables are of an earlier version, which had no index ${lacking.join(', ')}: remove ${path} and start again.`,
  );
}

type Indexes = readonly { readonly IndexName?: string | undefined }[] | undefined;

function indexesOf(table: {
  readonly LocalSecondaryIndexes?: Indexes;
  readonly GlobalSecondaryIndexes?: Indexes;
}): readonly string[] {
  const { LocalSecondaryIndexes: local = [], GlobalSecondaryIndexes: global = [] } = table;
  return [...local, ...global].flatMap(({ IndexName }) => (IndexName === undefined ? [] : [IndexName]));
}
