import { Refusal } from '../../command/refusal';

/** Where Freezer's database is, without a password. */
export interface DatabasePlace {
  readonly user: string;
  readonly database: string;
  readonly host: string;
  readonly port: number;
  /** In place of host and port. */
  readonly socketPath: string | undefined;
  readonly tls: boolean;
}

/** What Freezer's own `connection=` may begin with. */
const PROTOCOLS = ['mysql:', 'mariadb:', 'mysql+pymysql:', 'mysql+mysqldb:'];
/** `charset` is SQLAlchemy's; this command always reads in utf8mb4, into which the server translates. */
const PARAMETERS = ['socket', 'socketPath', 'unix_socket', 'ssl', 'charset'];
const DEFAULT_PORT = 3306;

/**
 * `mysql://user@host:port/database`, with `?socket=/path` for a local server and `?ssl` for TLS.
 * @throws Refusal that does not repeat the value, which may hold a password.
 */
export function databasePlace(source: string, value: string): DatabasePlace {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !PROTOCOLS.includes(url.protocol)) throw new Refusal(`${source} must be ${FORM}.`);
  if (url.password !== '') {
    throw new Refusal(
      `${source} has a password, which everybody on this machine could read: leave it out of the URL, and set ` +
        'FREEZER_DB_PASSWORD or wait to be asked.',
    );
  }
  const [database = '', ...more] = url.pathname.split('/').slice(1);
  if (url.username === '' || database === '' || more.length > 0)
    throw new Refusal(`${source} must be ${FORM}.`);
  const parameters = url.searchParams;
  const unknown = [...parameters.keys()].find((name) => !PARAMETERS.includes(name));
  if (unknown !== undefined) throw new Refusal(`${source} takes ?socket=PATH and ?ssl, and no ?${unknown}.`);
  return {
    user: decodeURIComponent(url.username),
    database: decodeURIComponent(database),
    host: url.hostname.replace(/^\[|\]$/g, '') || 'localhost',
    port: url.port === '' ? DEFAULT_PORT : Number(url.port),
    socketPath:
      parameters.get('socket') ?? parameters.get('socketPath') ?? parameters.get('unix_socket') ?? undefined,
    tls: parameters.has('ssl') && parameters.get('ssl') !== 'false',
  };
}

const FORM = 'mysql://user@host:port/database, as connection= in freezer-api.conf but without the password';
