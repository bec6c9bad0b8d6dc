import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The Node that Lambda runs the functions on; npm has it as a package for each platform. */
const VERSION = '24.21.0';
const FOLDER = join(__dirname, '../../.cache', `node-${VERSION}`);

/**
 * Its path; fetched from the npm registry first if it is not there.
 * @returns undefined when it cannot be fetched.
 */
export function lambdaNode(): string | undefined {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const install = ['install', '--prefix', FOLDER, '--no-save', '--no-package-lock', `${name}@${VERSION}`];
  const installed = spawnSync('npm', install, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (installed.status !== 0) return undefined;
  return join(FOLDER, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}
