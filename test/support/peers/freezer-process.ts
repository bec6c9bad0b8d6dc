import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { FREEZER_CONFIG } from './freezer-folder';
import { type PeerProcess, untilServing } from './peer-process';

export interface FreezerOptions {
  /** Workers; default 1. */
  readonly processes?: number;
  /** More configuration files than its own; the last one wins. */
  readonly configFiles?: readonly string[];
}

/**
 * Serves a Freezer's folder as Debian does, with uwsgi, until it is stopped.
 * @throws Error with Freezer's own log when it ends instead.
 */
export async function serveFreezer(
  folder: string,
  url: string,
  options: FreezerOptions = {},
): Promise<PeerProcess> {
  const logFile = join(folder, 'freezer-api.log');
  const child = spawnUwsgi(folder, new URL(url).host, logFile, options);
  return untilServing(child, {
    name: 'Freezer',
    url,
    path: '/healthcheck',
    status: 200,
    logFile,
    signal: 'SIGTERM',
  });
}

function spawnUwsgi(
  folder: string,
  address: string,
  logFile: string,
  { processes = 1, configFiles = [] }: FreezerOptions,
): ChildProcess {
  const log = openSync(logFile, 'a');
  const config = [FREEZER_CONFIG, ...configFiles].map((file) => `--config-file ${join(folder, file)}`);
  const child = spawn(
    '/usr/bin/uwsgi_python3',
    [
      ...['--http-socket', address, '--wsgi-file', '/usr/bin/freezer-api-wsgi'],
      ...['--pyargv', config.join(' ')],
      // As Debian sets it: headers with tokens are longer than uwsgi allows otherwise.
      ...['--buffer-size', '65535', '--enable-threads'],
      // As Debian sets it, too: Freezer's lengths are wrong where it answers from its middleware.
      ...['--rem-header', 'Content-Length', '--add-header', 'Connection: close'],
      // Freezer refuses many requests before it reads their bodies, and uwsgi would reset the connection then.
      ...['--post-buffering', '65536'],
      // `die-on-term`: to uwsgi SIGTERM means "reload" otherwise.
      ...['--master', '--processes', String(processes), '--die-on-term', '--no-orphans', '--need-app'],
      // It ends together with a process that ends with this one: also when the tests are killed, and nobody stops it.
      ...['--attach-control-daemon', `tail --pid=${process.pid} --follow /dev/null`],
    ],
    { env: { PATH: '/usr/bin:/bin', HOME: folder }, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  return child;
}
