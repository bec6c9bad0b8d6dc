import { existsSync } from 'node:fs';

export const CHROMIUM = '/usr/bin/chromium';

/** Debian 12's packages that bring what the interop tests run, by the files that are run. */
const PACKAGES: Readonly<Record<string, string>> = {
  [CHROMIUM]: 'chromium',
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

/** Names of those that are not installed. */
export function missingPackages(isThere: (file: string) => boolean = existsSync): readonly string[] {
  return Object.entries(PACKAGES).flatMap(([file, name]) => (isThere(file) ? [] : [name]));
}

/** @throws Error that says what to install; a test that cannot run must not pass. */
export function requirePackages(isThere: (file: string) => boolean = existsSync): void {
  const missing = missingPackages(isThere);
  if (missing.length === 0) return;
  const names = [...new Set(missing)].join(' ');
  throw new Error(
    `The interop tests need Debian's Keystone, Freezer, clients and Chromium: apt-get install --yes --no-install-recommends ${names}`,
  );
}
