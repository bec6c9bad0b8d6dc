import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { send } from '../../../bin/command/send';
import { FREEZER_CONFIG } from './freezer-folder';

export interface FreezerProcess {
  /** Ends it and its worker. */
  readonly stop: () => Promise<void>;
}

export interface FreezerOptions {
  /** Workers; default 1. */
  readonly processes?: number;
  /** More configuration files than its own; the last one wins. */
  readonly configFiles?: readonly string[];
}

/** It takes 3 s on an idle machine. */
const START_MS = 60_000;

/**
 * Serves a Freezer's folder as Debian does, with uwsgi, until it is stopped.
 * @throws Error with Freezer's own log when it ends instead of answering.
 */
export async function serveFreezer(
  folder: string,
  url: string,
  options: FreezerOptions = {},
): Promise<FreezerProcess> {
  const logFile = join(folder, 'freezer-api.log');
  const child = spawnUwsgi(folder, new URL(url).host, logFile, options);
  const exited = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await exited;
  };
  const deadline = Date.now() + START_MS;
  while (!(await answers(url))) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      child.kill('SIGTERM');
      throw new Error(`Freezer does not start:\n${readFileSync(logFile, 'utf8').slice(-3000)}`);
    }
    await wait(100);
  }
  return { stop };
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

async function answers(url: string): Promise<boolean> {
  try {
    return (await send({ url, path: '/healthcheck' })).status === 200;
  } catch {
    return false;
  }
}
