import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { startRealMariaDb } from '../../support/peers/real-mariadb';
import { startTables } from '../../support/table';

/**
 * How fast records of backups come from a local MariaDB into a local table, and how much memory the command takes:
 * `npx tsx test/interop/migrate/measure.ts 100000`
 */
async function measure(records: number): Promise<void> {
  const [database, tables] = [await startRealMariaDb(), await startTables()];
  await database.run(
    `CREATE TABLE backups (id varchar(36) PRIMARY KEY, project_id varchar(36), user_id varchar(64), job_id varchar(36),
       user_name varchar(64), backup_metadata text, deleted tinyint(1), created_at datetime, updated_at datetime)`,
  );
  await database.insert(
    'backups',
    Array.from({ length: records }, (_, number) => recordRow(number)),
  );
  const place = `mysql://${database.user}@localhost/${database.database}?socket=${database.socket}`;
  const args = [
    '--table',
    `backups=${tables.names.backups}`,
    '--endpoint',
    tables.url,
    '--from-database',
    place,
  ];
  const begun = performance.now();
  const command = spawn(process.execPath, ['--import', 'tsx', 'bin/migrate.ts', 'import', ...args], {
    env: { ...process.env, FREEZER_DB_PASSWORD: database.password },
    stdio: ['ignore', 'inherit', 'ignore'],
  });
  let peak = '';
  const watch = setInterval(() => {
    peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${command.pid ?? 0}/status`, 'utf8'))?.[1] ?? peak;
  }, 200);
  const [exitCode] = (await once(command, 'exit')) as [number];
  clearInterval(watch);
  const seconds = (performance.now() - begun) / 1000;
  process.stdout.write(
    `exit code ${exitCode}, ${Math.round(seconds)} s, ${Math.round(records / seconds)} a second, ` +
      `at most ${Math.round(Number(peak) / 1024)} MB\n`,
  );
  await tables.close();
  await database.close();
}

function recordRow(number: number): Readonly<Record<string, unknown>> {
  const id = number.toString(16).padStart(32, '0');
  const metadata = {
    container: 'backups',
    hostname: 'node',
    backup_name: 'etc',
    time_stamp: 1_715_248_300 + number,
  };
  const more = {
    level: 0,
    mode: 'fs',
    engine: 'tar',
    path_to_backup: '/srv/data',
    job_id: id,
    note: 'x'.repeat(400),
  };
  return {
    ...{
      id,
      project_id: `project-${number % 100}`,
      user_id: 'somebody',
      user_name: 'somebody',
      job_id: id,
      deleted: 0,
    },
    ...{ created_at: '2024-05-09 09:51:10', backup_metadata: JSON.stringify({ ...metadata, ...more }) },
  };
}

void measure(Number(process.argv[2] ?? 100_000));
