import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { AUTHORIZER_FAULTS } from './authorizer-faults';
import type { Fault } from './fault';
import { HTTP_FAULTS } from './http-faults';
import { JOBS_FAULTS } from './jobs-faults';
import { KEYSTONE_FAULTS } from './keystone-faults';
import { LIST_FAULTS } from './list-faults';
import { PLAN_FAULTS } from './plan-faults';
import { POLICY_FAULTS } from './policy-faults';
import { STACK_FAULTS } from './stack-faults';

const FAULTS = [
  ...AUTHORIZER_FAULTS,
  ...HTTP_FAULTS,
  ...JOBS_FAULTS,
  ...PLAN_FAULTS,
  ...LIST_FAULTS,
  ...STACK_FAULTS,
  ...KEYSTONE_FAULTS,
  ...POLICY_FAULTS,
];

/** Inside the repository, so that the copy finds its node_modules. */
const COPY = join('.cache', 'faults');
const JEST = resolve('node_modules', 'jest', 'bin', 'jest.js');

/**
 * Plants each fault in a copy of the source and runs the tests that should notice: `npm run test:faults`, or with a
 * part of a fault's name to plant only some.
 */
function main(): number {
  const wanted = process.argv[2] ?? '';
  const faults = FAULTS.filter(({ name }) => name.includes(wanted));
  copySource();
  const all = [...new Set(faults.flatMap(({ tests }) => tests))];
  if (failedTests(all) !== 0) {
    console.error('Without any fault, the tests must pass.');
    return 1;
  }
  const unnoticed = faults.filter((fault) => {
    const failed = plant(fault);
    console.log(`${failed > 0 ? 'noticed  ' : 'UNNOTICED'}  ${fault.name} (${failed} failed)`);
    return failed === 0;
  });
  console.log(`${faults.length - unnoticed.length} passed, ${unnoticed.length} failed`);
  return unnoticed.length === 0 && faults.length > 0 ? 0 : 1;
}

function copySource(): void {
  rmSync(COPY, { recursive: true, force: true });
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  for (const file of listed.toString().split('\0').filter(Boolean)) {
    mkdirSync(join(COPY, dirname(file)), { recursive: true });
    cpSync(file, join(COPY, file));
  }
}

function plant({ name, file, find, replace, tests }: Fault): number {
  const path = join(COPY, file);
  const source = readFileSync(path, 'utf8');
  if (source.split(find).length !== 2)
    throw new Error(`${name}: ${file} does not hold the text exactly once.`);
  writeFileSync(
    path,
    source.replace(find, () => replace),
  );
  try {
    return failedTests(tests);
  } finally {
    writeFileSync(path, source);
  }
}

/** Of what jest tells in JSON. */
interface Result {
  readonly numFailedTests: number;
  readonly numTotalTests: number;
  readonly numRuntimeErrorTestSuites: number;
}

/** @throws Error when the tests did not run: a fault that does not even compile proves nothing. */
function failedTests(tests: readonly string[]): number {
  const { stdout, stderr } = spawnSync(process.execPath, [JEST, '--json', '--silent', ...tests], {
    cwd: COPY,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  const { numFailedTests, numTotalTests, numRuntimeErrorTestSuites: broken } = JSON.parse(stdout) as Result;
  if (numTotalTests === 0 || broken > 0) throw new Error(`Not all tests ran: ${stderr}`);
  return numFailedTests;
}

process.exitCode = main();
