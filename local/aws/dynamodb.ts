import { CreateTableCommand, DynamoDBClient, ResourceInUseException } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
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
  const url = await listenLocally(server, port);
  return {
    url,
    close: () =>
      new Promise((resolve, reject) => {
        // The callback comes when the store is closed too, which the server's event does not tell.
        server.close((error) => {
          if (error) reject(error);
          else resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/**
 * Makes every table of the template; those that are there already stay as they are.
 * @param template The parsed CloudFormation template.
 * @throws TemplateError
 */
export async function createTables(template: unknown, url: string): Promise<void> {
  const account = localAccount();
  const tables = new Template(template, account).ofType('AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table');
  const client = new DynamoDBClient({
    endpoint: url,
    region: account.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  try {
    for (const table of tables) {
      await client.send(new CreateTableCommand(tableInput(table))).catch((error: unknown) => {
        if (!(error instanceof ResourceInUseException)) throw error;
      });
    }
  } finally {
    client.destroy();
  }
}
