import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { lambdaNode } from '../support/lambda-node';
import { RUNTIME_VARIABLES } from './support/execution-environment';
import { runtimeInterfaceClient } from './support/runtime-interface-client';

/** Runs the bundles as Lambda does: `npm run test:runtime`, or with what jest understands. */
function main(): number {
  const node = lambdaNode();
  if (node === undefined) return 1;
  let client: string;
  try {
    client = runtimeInterfaceClient(node);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  const jest = [
    join('node_modules', 'jest', 'bin', 'jest.js'),
    ...process.argv.slice(2),
    ...['--runInBand', '--testMatch', '**/test/runtime/**/*.runtime.ts'],
  ];
  const env = { ...process.env, [RUNTIME_VARIABLES.node]: node, [RUNTIME_VARIABLES.client]: client };
  return spawnSync(process.execPath, jest, { stdio: 'inherit', env }).status ?? 1;
}

process.exitCode = main();
