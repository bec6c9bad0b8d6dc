import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { send } from '../../../bin/command/send';

export interface KeystoneProcess {
  /** Ends it and its workers. */
  readonly stop: () => Promise<void>;
}

/** It takes 3 s on an idle machine. */
const START_MS = 60_000;

/**
 * Serves a Keystone's folder as Debian does, with uwsgi, until it is stopped.
 * @param configFiles Names of files in the folder; later ones win.
 * @throws Error with Keystone's own log when it ends instead of answering.
 */
export async function serveKeystone(
  folder: string,
  url: string,
  configFiles: readonly string[],
): Promise<KeystoneProcess> {
  const logFile = join(folder, `${new URL(url).port}.log`);
  const child = spawnUwsgi(folder, new URL(url).host, configFiles, logFile);
  const exited = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await exited;
  };
  const deadline = Date.now() + START_MS;
  while (!(await answers(url))) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      child.kill('SIGTERM');
      throw new Error(`Keystone does not start:\n${readFileSync(logFile, 'utf8').slice(-3000)}`);
    }
    await wait(100);
  }
  return { stop };
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

async function answers(url: string): Promise<boolean> {
  try {
    return (await send({ url, path: '/v3' })).status === 200;
  } catch {
    return false;
  }
}
