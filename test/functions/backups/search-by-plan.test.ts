import { BackupRepository } from '../../../functions/backups/backup-table';
import { backupsOperations } from '../../../functions/backups/operations';
import { apiRequest } from '../../support/api-request';
import { storedBackup } from '../../support/backup';
import { startTable, type TestTable } from '../../support/table';

/** The function's role may ask for records by their key only where there are any of the runner. */
let table: TestTable;
beforeAll(async () => {
  table = await startTable('backups');
  await new BackupRepository(table.client, table.name).put(storedBackup());
});
afterAll(() => table.close());

it.each([
  [false, ['by_creation']],
  [true, [undefined, 'by_creation']],
])('asks for what it may, with runs: %p', async (hasRuns, indexes) => {
  const documents = new BackupRepository(table.client, table.name);
  const { listBackups } = backupsOperations({ documents, getBodies: 'passed', hasRuns });
  const send = jest.spyOn(table.client, 'send');
  const search = JSON.stringify({ match: [{ job_id: storedBackup().backup_metadata['job_id'] }] });
  const response = await listBackups(apiRequest({ query: { search } }));
  expect(response.body).toMatchObject({ backups: [{ backup_id: storedBackup().backup_id }] });
  const asked = send.mock.calls.map(([command]) => command.input as { readonly IndexName?: string });
  expect(asked.map(({ IndexName }) => IndexName)).toEqual(indexes);
  send.mockRestore();
});
