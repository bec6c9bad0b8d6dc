import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { send } from '../../../bin/command/send';
import { KNOBS } from './cinder-folder';

export interface CinderProcess {
  readonly stop: () => Promise<void>;
}

/** It takes 3-5 s on an idle machine. */
const START_MS = 120_000;
const PYTHON_FILES = join(__dirname, 'cinder');

/**
 * Serves a Cinder's folder, all services in one process, until it is stopped.
 * @param configFiles Names of files in the folder; later ones win.
 * @param environment `CINDER_API_ONLY` for an API without workers.
 * @throws Error with Cinder's own log when it ends instead of answering.
 */
export async function serveCinder(
  folder: string,
  url: string,
  configFiles: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<CinderProcess> {
  const logFile = join(folder, `${new URL(url).port}.log`);
  const log = openSync(logFile, 'a');
  const config = configFiles.flatMap((file) => ['--config-file', join(folder, file)]);
  const child = spawn('/usr/bin/python3', [join(PYTHON_FILES, 'all_services.py'), ...config], {
    env: {
      PATH: '/usr/bin:/bin:/usr/sbin:/sbin',
      PYTHONPATH: PYTHON_FILES,
      PYTHONDONTWRITEBYTECODE: '1',
      CINDER_PARENT: String(process.pid),
      CINDER_KNOBS: join(folder, KNOBS),
      ...environment,
    },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const exited = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await exited;
  };
  const deadline = Date.now() + START_MS;
  while (!(await answers(url))) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`Cinder does not start:\n${readFileSync(logFile, 'utf8').slice(-3000)}`);
    }
    await wait(100);
  }
  return { stop };
}

async function answers(url: string): Promise<boolean> {
  try {
    // 300: several versions.
    return (await send({ url, path: '/' })).status === 300;
  } catch {
    return false;
  }
}
