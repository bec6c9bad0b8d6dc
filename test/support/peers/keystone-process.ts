import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { type PeerProcess, untilServing } from './peer-process';

/**
 * Serves a Keystone's folder as Debian does, with uwsgi, until it is stopped.
 * @param configFiles Names of files in the folder; later ones win.
 * @throws Error with Keystone's own log when it ends instead.
 */
export async function serveKeystone(
  folder: string,
  url: string,
  configFiles: readonly string[],
): Promise<PeerProcess> {
  const logFile = join(folder, `${new URL(url).port}.log`);
  const child = spawnUwsgi(folder, new URL(url).host, configFiles, logFile);
  return untilServing(child, { name: 'Keystone', url, path: '/v3', status: 200, logFile, signal: 'SIGTERM' });
}

function spawnUwsgi(
  folder: string,
  address: string,
  configFiles: readonly string[],
  logFile: string,
): ChildProcess {
  const log = openSync(logFile, 'a');
  const child = spawn(
    '/usr/bin/uwsgi_python3',
    [
      ...['--http11-socket', address, '--wsgi-file', '/usr/bin/keystone-wsgi-public'],
      // `die-on-term`: to uwsgi SIGTERM means "reload" otherwise.
      // A connection that a client keeps open occupies a process, and several clients keep one.
      ...['--master', '--processes', '5', '--die-on-term', '--no-orphans', '--need-app'],
      // It ends together with a process that ends with this one: also when the tests are killed, and nobody stops it.
      ...['--attach-control-daemon', `tail --pid=${process.pid} --follow /dev/null`],
    ],
    {
      env: {
        PATH: '/usr/bin:/bin',
        OS_KEYSTONE_CONFIG_DIR: folder,
        OS_KEYSTONE_CONFIG_FILES: configFiles.join(';'),
      },
      stdio: ['ignore', log, log],
    },
  );
  closeSync(log);
  return child;
}
