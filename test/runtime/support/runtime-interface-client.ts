import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** AWS's own loop between Lambda's Runtime API and a handler. Its native part is compiled when it is installed. */
const PACKAGE = 'aws-lambda-ric';
const VERSION = '4.0.2';
const FOLDER = join(__dirname, '../../../.cache', `${PACKAGE}-${VERSION}`);
const MODULE = join(FOLDER, 'node_modules', PACKAGE);
/** Commands that compile it, by the Debian package that brings each. */
const TOOLS = { cmake: 'cmake', 'g++': 'g++', make: 'make', python3: 'python3', xz: 'xz-utils' };

/**
 * Path of its entry; fetched from the npm registry and compiled first if it is not there.
 * @param node The Node that Lambda runs, whose package has the headers beside it.
 * @throws Error that says what is missing.
 */
export function runtimeInterfaceClient(node: string): string {
  const entry = join(MODULE, 'index.mjs');
  // It comes last: without it, an installation was interrupted.
  if (existsSync(join(MODULE, 'rapid-client.node'))) return entry;
  assertCompiles();
  const bin = dirname(resolve(node));
  const install = ['install', '--prefix', FOLDER, '--no-save', '--no-package-lock', '--ignore-scripts=false'];
  const { stdout, status } = spawnSync(
    'sh',
    ['-c', '"$@" 2>&1', 'sh', 'npm', ...install, '--foreground-scripts', `${PACKAGE}@${VERSION}`],
    {
      encoding: 'utf8',
      maxBuffer: 100_000_000,
      env: {
        ...process.env,
        PATH: `${bin}:${process.env['PATH'] ?? ''}`,
        // Otherwise node-gyp would download the headers.
        npm_config_nodedir: dirname(bin),
      },
    },
  );
  if (status !== 0 || !existsSync(join(MODULE, 'rapid-client.node'))) {
    throw new Error(
      `${PACKAGE} ${VERSION} could not be installed:\n${stdout.split('\n').slice(-30).join('\n')}`,
    );
  }
  return entry;
}

function assertCompiles(): void {
  if (process.platform !== 'linux') throw new Error(`${PACKAGE} runs on Linux only, as Lambda does.`);
  const missing = Object.entries(TOOLS).filter(
    ([command]) => spawnSync('sh', ['-c', 'command -v "$1"', 'sh', command]).status !== 0,
  );
  if (missing.length === 0) return;
  const commands = missing.map(([command]) => command).join(', ');
  const packages = missing.map(([, debian]) => debian).join(' ');
  throw new Error(
    `${PACKAGE} is compiled when it is installed, and this machine has no ${commands}. ` +
      `On Debian: apt-get install ${packages}`,
  );
}
