import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { lambdaNode } from './lambda-node';

/** Runs the tests on Lambda's Node: `npm run test:node24 -- test/functions`. */
function main(): number {
  const node = lambdaNode();
  if (node === undefined) return 1;
  const tests = process.argv.slice(2);
  const jest = [
    join('node_modules', 'jest', 'bin', 'jest.js'),
    ...(tests.length > 0 ? tests : ['test/functions']),
  ];
  return spawnSync(node, jest, { stdio: 'inherit' }).status ?? 1;
}

process.exitCode = main();
