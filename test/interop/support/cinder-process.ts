import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { type PeerProcess, untilServing } from '../../support/peers/peer-process';
import { KNOBS } from './cinder-folder';

const PYTHON_FILES = join(__dirname, 'cinder');

/**
 * Serves a Cinder's folder, all services in one process, until it is stopped.
 * @param configFiles Names of files in the folder; later ones win.
 * @param environment `CINDER_API_ONLY` for an API without workers.
 * @throws Error with Cinder's own log when it ends instead.
 */
export async function serveCinder(
  folder: string,
  url: string,
  configFiles: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<PeerProcess> {
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
  // 300: it has several versions.
  return untilServing(child, { name: 'Cinder', url, path: '/', status: 300, logFile, signal: 'SIGKILL' });
}
