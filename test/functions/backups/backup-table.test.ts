import { BackupRepository } from '../../../functions/backups/backup-table';
import { recordId } from '../../../functions/backups/document/record-names';
import { storedBackup } from '../../support/backup';
import { startTable, type TestTable } from '../../support/table';

/** A search for a plan's records reads those of the runner by their key, and all of the project where there are none. */
let table: TestTable;
let backups: BackupRepository;
beforeAll(async () => {
  table = await startTable('backups');
  backups = new BackupRepository(table.client, table.name);
});
afterAll(() => table.close());

const PLAN = { job_id: 'managed', job_id_hash: 'a1' };
const AGAIN = { job_id: 'managed', job_id_hash: 'b2' };
const { project_id } = storedBackup();

async function idsOf(job_id: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const { backup_id } of backups.listOfJob(project_id, job_id, {})) ids.push(backup_id);
  return ids;
}

it('finds the records of every plan of an id, in the order of their creation', async () => {
  const first = recordId(PLAN, 'volume-2', '2026-01-01T13:00:00');
  const second = recordId(PLAN, 'volume-1', '2026-01-02T13:00:00');
  const third = recordId(AGAIN, 'volume-1', '2026-01-03T13:00:00');
  const day = (number: number) => `2026-01-0${number}T13:00:00.000000`;
  await backups.put(storedBackup({ backup_id: third, created_at: day(3) }));
  await backups.put(storedBackup({ backup_id: first, created_at: day(1) }));
  await backups.put(storedBackup({ backup_id: second, created_at: day(2) }));
  await backups.put(storedBackup({ backup_id: 'of-an-agent', created_at: day(1) }));
  expect(await idsOf('managed')).toEqual([first, second, third]);
});

it('looks through the whole project for records of agents', async () => {
  expect(await idsOf('another')).toContain('of-an-agent');
  expect(await idsOf('another')).toHaveLength(4);
});

it('reads no more than these records', async () => {
  const before: unknown[] = [];
  const send = jest.spyOn(table.client, 'send');
  await idsOf('managed');
  for (const [command] of send.mock.calls) before.push(command.input);
  expect(before).toHaveLength(1);
  expect(before[0]).not.toHaveProperty('IndexName');
  send.mockRestore();
});
