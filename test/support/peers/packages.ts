import { existsSync } from 'node:fs';

/** Names by the file of each that is run. */
type Packages = Readonly<Record<string, string>>;
type IsThere = (file: string) => boolean;

export const CHROMIUM = '/usr/bin/chromium';
/** What the test of the page about the API runs; nobody else needs it. */
const BROWSER: Packages = { [CHROMIUM]: 'chromium' };

/** What the tests of block storage run; nobody else needs it. */
const CINDER: Packages = {
  '/usr/bin/cinder-api': 'cinder-api',
  '/usr/bin/cinder-scheduler': 'cinder-scheduler',
  '/usr/bin/cinder-volume': 'cinder-volume',
  '/usr/bin/cinder-backup': 'cinder-backup',
};

/** What the test of moving in runs; nobody else needs it. */
const MARIADB: Packages = {
  '/usr/sbin/mariadbd': 'mariadb-server',
  '/usr/bin/mariadb-install-db': 'mariadb-server',
  '/usr/lib/python3/dist-packages/pymysql/__init__.py': 'python3-pymysql',
};

/** Debian 12's packages that bring what the interop tests run, by the files that are run. */
const PEERS: Packages = {
  '/usr/bin/keystone-manage': 'keystone',
  '/usr/bin/keystone-wsgi-public': 'keystone',
  '/usr/bin/uwsgi_python3': 'uwsgi-plugin-python3',
  '/usr/bin/freezer': 'python3-freezerclient',
  '/usr/bin/freezer-api-wsgi': 'python3-freezer-api',
  '/usr/bin/freezer-manage': 'python3-freezer-api',
  '/usr/bin/freezer-scheduler': 'python3-freezer',
  '/usr/bin/freezer-agent': 'python3-freezer',
  '/usr/bin/openstack': 'python3-openstackclient',
};

/** Names of the peers' packages that are not installed. */
export function missingPackages(isThere: IsThere = existsSync): readonly string[] {
  return missing(PEERS, isThere);
}

/** @throws Error that says what to install; a test that cannot run must not pass. */
export function requirePackages(isThere: IsThere = existsSync): void {
  assertNone(missingPackages(isThere), "Debian's Keystone, Freezer and clients");
}

/** @throws Error that says what to install. */
export function requireBrowser(isThere: IsThere = existsSync): void {
  assertNone(missing(BROWSER, isThere), "Debian's Chromium");
}

/** @throws Error that says what to install. */
export function requireCinder(isThere: IsThere = existsSync): void {
  assertNone(missing(CINDER, isThere), "Debian's Cinder");
}

/** @throws Error that says what to install. */
export function requireMariaDb(isThere: IsThere = existsSync): void {
  assertNone(missing(MARIADB, isThere), "Debian's MariaDB");
}

function missing(packages: Packages, isThere: IsThere): readonly string[] {
  return Object.entries(packages).flatMap(([file, name]) => (isThere(file) ? [] : [name]));
}

function assertNone(absent: readonly string[], what: string): void {
  if (absent.length === 0) return;
  const names = [...new Set(absent)].join(' ');
  throw new Error(`The interop tests need ${what}: apt-get install --yes --no-install-recommends ${names}`);
}
