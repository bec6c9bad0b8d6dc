import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The Node that Lambda runs the functions on; npm has it as a package for each platform. */
const VERSION = '24.21.0';
const FOLDER = join('.cache', `node-${VERSION}`);

/** Runs the tests on it: `npm run test:node24 -- test/functions`. Without it, fetches it from the npm registry first. */
function main(): number {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const install = ['install', '--prefix', FOLDER, '--no-save', '--no-package-lock', `${name}@${VERSION}`];
  const installed = spawnSync('npm', install, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (installed.status !== 0) return 1;
  const node = join(FOLDER, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const tests = process.argv.slice(2);
  const jest = [
    join('node_modules', 'jest', 'bin', 'jest.js'),
    ...(tests.length > 0 ? tests : ['test/functions']),
  ];
  return spawnSync(node, jest, { stdio: 'inherit' }).status ?? 1;
}

process.exitCode = main();
