import { Agent, type IncomingMessage, request as httpRequest, type ServerResponse } from 'node:http';
import { buffer, json } from 'node:stream/consumers';
import { startServer, type TestServer } from './listen';

/** What was asked of DynamoDB. */
interface CountedWork {
  /** Read capacity units, as DynamoDB counts them. */
  readonly readUnits: number;
  /** Items that were to be written or removed, by the table's name; a write whose condition does not hold counts too. */
  readonly writes: ReadonlyMap<string, number>;
}

export interface CountingDynamoDb extends Pick<TestServer, 'url' | 'close'> {
  /** Since this was asked last. */
  readonly takeWork: () => CountedWork;
}

const READS = ['GetItem', 'BatchGetItem', 'Query', 'Scan'];
const SINGLE_WRITES = ['PutItem', 'UpdateItem', 'DeleteItem'];

type Fields = Readonly<Record<string, unknown>>;

/** Stands in front of an embedded DynamoDB, which does not check signatures, and counts what goes through. */
export async function startCountingDynamoDb(target: () => string): Promise<CountingDynamoDb> {
  const agent = new Agent({ keepAlive: true });
  let readUnits = 0;
  let writes = new Map<string, number>();
  const written = (table: unknown, items: number): void => {
    writes.set(String(table), (writes.get(String(table)) ?? 0) + items);
  };

  const passOn = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const operation = String(request.headers['x-amz-target']).replace(/^.*\./, '');
    const asked = (await json(request)) as Fields;
    for (const [table, items] of writesIn(operation, asked)) written(table, items);
    const body = JSON.stringify({ ...asked, ReturnConsumedCapacity: 'TOTAL' });
    const headers = {
      ...request.headers,
      host: new URL(target()).host,
      'content-length': String(Buffer.byteLength(body)),
    };
    const forwarded = httpRequest(target(), { method: 'POST', headers, agent }, (answer) => {
      void buffer(answer).then((bytes) => {
        if (READS.includes(operation)) readUnits += unitsIn(bytes);
        response.writeHead(answer.statusCode ?? 502, answer.headers).end(bytes);
      });
    });
    forwarded.on('error', () => response.destroy());
    forwarded.end(body);
  };

  const server = await startServer((request, response) => {
    passOn(request, response).catch(() => response.destroy());
  });
  return {
    url: server.url,
    close: async () => {
      await server.close();
      agent.destroy();
    },
    takeWork: () => {
      const work = { readUnits, writes };
      [readUnits, writes] = [0, new Map<string, number>()];
      return work;
    },
  };
}

function writesIn(operation: string, { TableName, RequestItems }: Fields): readonly [unknown, number][] {
  if (SINGLE_WRITES.includes(operation)) return [[TableName, 1]];
  if (operation !== 'BatchWriteItem') return [];
  return Object.entries(RequestItems as Readonly<Record<string, readonly unknown[]>>).map(
    ([table, items]) => [table, items.length],
  );
}

/** An error has none; one answer to many tables has several. */
function unitsIn(answer: Buffer): number {
  const { ConsumedCapacity = [] } = JSON.parse(answer.toString()) as Fields;
  const consumed = [ConsumedCapacity].flat() as readonly { readonly CapacityUnits: number }[];
  return consumed.reduce((units, { CapacityUnits }) => units + CapacityUnits, 0);
}
