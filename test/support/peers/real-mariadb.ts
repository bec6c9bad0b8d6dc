import { createConnection } from 'mysql2/promise';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { folderOfProcess } from '../folder-of-process';
import { requireMariaDb } from './packages';
import { runCommand } from './run-command';

/** Debian's MariaDB on a socket, with an empty database of a user who may do everything in it. */
export interface RealMariaDb {
  readonly socket: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** Statements of an administrator, one after the other. */
  run(...statements: readonly string[]): Promise<void>;
  /** Many rows of a table. */
  insert(table: string, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void>;
  close(): Promise<void>;
}

/** Any user but root's own files is refused by the server, unless it is told. */
const SERVER = ['--no-defaults', '--skip-networking', '--user=root', '--innodb-flush-log-at-trx-commit=0'];
const ROWS_A_STATEMENT = 200;
const START_MS = 60_000;

export async function startRealMariaDb(): Promise<RealMariaDb> {
  requireMariaDb();
  const folder = folderOfProcess('mariadb-');
  const [data, socket] = [join(folder, 'data'), join(folder, 'socket')];
  const install = ['--no-defaults', `--datadir=${data}`, '--user=root', '--skip-test-db'];
  const installed = await runCommand('/usr/bin/mariadb-install-db', [
    ...install,
    '--auth-root-authentication-method=normal',
  ]);
  if (installed.exitCode !== 0) throw new Error(`mariadb-install-db: ${installed.errors.slice(-2000)}`);
  const stop = serve(folder, [...SERVER, `--datadir=${data}`, `--socket=${socket}`]);
  const admin = await connected(socket, folder).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const login = { user: 'freezer', password: 'secret', database: 'freezer' };
  const run = async (...statements: readonly string[]): Promise<void> => {
    for (const statement of statements) await admin.query(statement);
  };
  await run(
    `CREATE DATABASE ${login.database}`,
    `CREATE USER ${login.user}@localhost IDENTIFIED BY '${login.password}'`,
    `GRANT ALL ON ${login.database}.* TO ${login.user}@localhost`,
    `USE ${login.database}`,
  );
  return {
    ...login,
    socket,
    run,
    insert: async (table, rows) => {
      const columns = Object.keys(rows[0] ?? {});
      for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
        const values = rows
          .slice(start, start + ROWS_A_STATEMENT)
          .map((row) => columns.map((name) => row[name]));
        await admin.query('INSERT INTO ?? (??) VALUES ?', [table, columns, values]);
      }
    },
    close: async () => {
      admin.destroy();
      await stop();
    },
  };
}

/** It ends with this process at the latest. */
function serve(folder: string, args: readonly string[]): () => Promise<void> {
  const log = openSync(join(folder, 'log'), 'a');
  const server = spawn('/usr/bin/setpriv', ['--pdeathsig', 'KILL', '/usr/sbin/mariadbd', ...args], {
    env: { PATH: '/usr/bin:/bin:/usr/sbin:/sbin' },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const ended = once(server, 'exit');
  return async () => {
    server.kill('SIGKILL');
    await ended;
  };
}

async function connected(socketPath: string, folder: string) {
  for (const deadline = Date.now() + START_MS; ;) {
    try {
      return await createConnection({ user: 'root', socketPath, charset: 'utf8mb4' });
    } catch {
      if (Date.now() > deadline) {
        throw new Error(`MariaDB does not start:\n${readFileSync(join(folder, 'log'), 'utf8').slice(-3000)}`);
      }
      await wait(100);
    }
  }
}
