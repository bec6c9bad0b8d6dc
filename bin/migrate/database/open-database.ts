import { type Connection, createConnection, type QueryError, type RowDataPacket } from 'mysql2';
import { readFileSync } from 'node:fs';
import { types } from 'node:util';
import { reasonOf, Refusal } from '../../command/refusal';
import type { DatabasePlace } from './database-url';

export interface DatabaseLogin extends DatabasePlace {
  readonly password: string | undefined;
  /** File with the certificates that the server's is checked against. */
  readonly tlsCa: string | undefined;
}

/** A value as the server sends it: times as they are written, `YYYY-MM-DD HH:MM:SS`. */
export type Value = string | number | null | Buffer;
export type Row = Readonly<Record<string, Value>>;
/** A row of a query of several tables, by their aliases. */
export type Joined = Readonly<Record<string, Row>>;

/** A transaction that reads, and sees the database as it was when it began. */
export interface Snapshot {
  readonly database: string;
  rows(sql: string, values?: readonly string[]): Promise<readonly Row[]>;
  /** Row by row, no faster than they are taken. */
  stream(sql: string): AsyncIterable<Joined>;
  close(): Promise<void>;
}

/** A slow target must not make the server end the connection: seconds. */
const LONGEST_PAUSE = 3600;
const CONNECT_TIMEOUT_MS = 15_000;
/** Rows that are read ahead of the one that is taken. */
const ROWS_AHEAD = 100;

/** @throws Refusal that says what to do, and holds no password. */
export async function openDatabase(login: DatabaseLogin): Promise<Snapshot> {
  const connection = createConnection(optionsOf(login));
  // Whoever waits for the connection is told; an event that nobody hears would end the process.
  connection.on('error', () => undefined);
  try {
    const asked = connection.promise();
    await asked.query(
      `SET SESSION net_write_timeout = ${LONGEST_PAUSE}, net_read_timeout = ${LONGEST_PAUSE}`,
    );
    await asked.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await asked.query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
    return snapshotOf(connection, login);
  } catch (error) {
    connection.destroy();
    throw refusalOf(error, login);
  }
}

function optionsOf({ user, password, database, host, port, socketPath, tls, tlsCa }: DatabaseLogin) {
  return {
    ...{ user, database, charset: 'utf8mb4', connectTimeout: CONNECT_TIMEOUT_MS },
    ...(password !== undefined && { password }),
    ...(socketPath === undefined ? { host, port } : { socketPath }),
    ...((tls || tlsCa !== undefined) && { ssl: tlsCa === undefined ? {} : { ca: certificates(tlsCa) } }),
    // As they are written: a time has no zone, and a number no more digits than JavaScript keeps.
    ...{ dateStrings: true, supportBigNumbers: true, bigNumberStrings: true },
  };
}

function certificates(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Refusal(`--tls-ca cannot be read: ${reasonOf(error)}.`);
  }
}

function snapshotOf(connection: Connection, login: DatabaseLogin): Snapshot {
  return {
    database: login.database,
    rows: async (sql, values = []) => {
      try {
        const [rows] = await connection.promise().query<(RowDataPacket & Row)[]>(sql, [...values]);
        return rows;
      } catch (error) {
        throw refusalOf(error, login);
      }
    },
    async *stream(sql) {
      const rows = connection.query({ sql, nestTables: true }).stream({ highWaterMark: ROWS_AHEAD });
      try {
        for await (const row of rows) yield row as Joined;
      } catch (error) {
        throw refusalOf(error, login);
      }
    },
    close: () => {
      connection.destroy();
      return Promise.resolve();
    },
  };
}

/** What an operator can do, by MySQL's names of its errors. */
const ADVICE: Readonly<Record<string, string>> = {
  ER_ACCESS_DENIED_ERROR:
    'is the password in FREEZER_DB_PASSWORD right, and may the user come from this host?',
  ER_ACCESS_DENIED_NO_PASSWORD_ERROR: 'is the password in FREEZER_DB_PASSWORD right?',
  ER_BAD_DB_ERROR: 'the last part of the URL names the database, which Freezer calls "freezer".',
  ER_DBACCESS_DENIED_ERROR: 'GRANT SELECT ON this database to the user.',
  ER_TABLEACCESS_DENIED_ERROR: 'GRANT SELECT ON all tables of this database to the user.',
  ER_HOST_NOT_PRIVILEGED: 'GRANT SELECT ON this database to the user at this host.',
  HANDSHAKE_NO_SSL_SUPPORT: 'the server has no TLS: leave ?ssl out where the network is your own.',
  ECONNREFUSED: 'nobody listens there.',
};

function refusalOf(error: unknown, { user, host, port, socketPath, database }: DatabaseLogin): Refusal {
  if (error instanceof Refusal) return error;
  const where = `${database} of ${user} at ${socketPath ?? `${host}:${port}`}`;
  const code = isQueryError(error) ? error.code : '';
  const advice = ADVICE[code];
  return new Refusal(
    `The database ${where} cannot be read: ${reasonOf(error).replace(/\.$/, '')}${advice === undefined ? '.' : `; ${advice}`}`,
  );
}

function isQueryError(error: unknown): error is QueryError {
  return types.isNativeError(error) && 'code' in error;
}
