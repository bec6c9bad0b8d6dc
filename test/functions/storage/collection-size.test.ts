import { BACKUP_FORM } from '../../../functions/backups/backup-table';
import { StorageEngineError } from '../../../functions/errors';
import { DocumentRepository } from '../../../functions/storage/document-repository';
import { storedBackup } from '../../support/backup';
import { captureLog } from '../../support/captured-log';
import { startServer, type TestServer } from '../../support/listen';
import { testClient } from '../../support/table';

const FULL = {
  __type: 'com.amazonaws.dynamodb.v20120810#ItemCollectionSizeLimitExceededException',
  message: 'Collection size exceeded.',
};

/** A DynamoDB that takes every write and tells sizes, as the embedded one does not. */
describe('the size of what a project has', () => {
  const log = captureLog();
  let reply: object = {};
  let status = 200;
  let asked: Readonly<Record<string, unknown>>[] = [];
  let server: TestServer;
  let client: ReturnType<typeof testClient>;
  let backups: DocumentRepository<{ project_id: string; backup_id: string }, ReturnType<typeof storedBackup>>;

  beforeAll(async () => {
    server = await startServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        asked.push(JSON.parse(body) as Readonly<Record<string, unknown>>);
        response
          .writeHead(status, { 'Content-Type': 'application/x-amz-json-1.0' })
          .end(JSON.stringify(reply));
      });
    });
    client = testClient(server.url);
    backups = new DocumentRepository(client, 'backups', BACKUP_FORM);
  });
  afterAll(async () => {
    client.destroy();
    await server.close();
  });
  beforeEach(() => {
    [reply, status, asked] = [{}, 200, []];
  });

  const sized = (...range: readonly number[]) => ({
    ItemCollectionMetrics: { ItemCollectionKey: {}, SizeEstimateRangeGB: range },
  });

  it('is asked for when a document is made, and not again when it is changed', async () => {
    await backups.put(storedBackup());
    await backups.put(storedBackup({ _version: 2 }));
    expect(asked.map((each) => each['ReturnItemCollectionMetrics'])).toEqual(['SIZE', undefined]);
  });

  it.each([[sized(8, 9)], [sized(9, 10)]])('is told from 8 GB on: %j', async (told) => {
    reply = told;
    expect(await backups.put(storedBackup())).toBe(true);
    const { project_id } = storedBackup();
    const [gigabytes] = told.ItemCollectionMetrics.SizeEstimateRangeGB;
    expect(log).toEqual([
      { operation: 'measurePartition', what: 'backup', partition: project_id, gigabytes },
    ]);
  });

  it.each([[sized(0, 1)], [sized(7, 8)], [sized()], [{ ItemCollectionMetrics: {} }], [{}]])(
    'is no news below that, or where nobody knows it: %j',
    async (told) => {
      reply = told;
      expect(await backups.put(storedBackup())).toBe(true);
      expect(log).toEqual([]);
    },
  );

  it('ends at 10 GB, for the caller with a sentence that helps', async () => {
    [reply, status] = [FULL, 400];
    for (const _version of [1, 2]) {
      const error: unknown = await backups.put(storedBackup({ _version })).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(StorageEngineError);
      expect(error).toMatchObject({
        status: 413,
        title: 'Storage Full',
        message:
          'This project has as many documents of this kind as the storage can keep (10 GB): remove some of them.',
      });
    }
    expect(asked).toHaveLength(2);
  });
});
