import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { AUTHORIZER_FAULTS } from './authorizer-faults';
import { CINDER_FAULTS } from './cinder-faults';
import { CLIENTS_FAULTS } from './clients-faults';
import { CONNECTION_FAULTS } from './connection-faults';
import { CONSTRUCT_FAULTS } from './construct-faults';
import { DOCUMENTS_FAULTS } from './documents-faults';
import type { Fault } from './fault';
import { HTTP_FAULTS } from './http-faults';
import { JOBS_FAULTS } from './jobs-faults';
import { KEYSTONE_FAULTS } from './keystone-faults';
import { LIST_FAULTS } from './list-faults';
import { MANAGED_FAULTS } from './managed-faults';
import { PLAN_FAULTS } from './plan-faults';
import { POLICY_FAULTS } from './policy-faults';
import { POLL_FAULTS } from './poll-faults';
import { PREFLIGHT_FAULTS } from './preflight-faults';
import { RUNNER_FAULTS } from './runner-faults';
import { SCHEDULE_FAULTS } from './schedule-faults';
import { SESSIONS_FAULTS } from './sessions-faults';
import { STACK_FAULTS } from './stack-faults';
import { UNLUCKY_RUN_FAULTS } from './unlucky-run-faults';
import { UPGRADE_FAULTS } from './upgrade-faults';

const FAULTS = [
  ...AUTHORIZER_FAULTS,
  ...HTTP_FAULTS,
  ...JOBS_FAULTS,
  ...CLIENTS_FAULTS,
  ...PLAN_FAULTS,
  ...MANAGED_FAULTS,
  ...LIST_FAULTS,
  ...POLL_FAULTS,
  ...DOCUMENTS_FAULTS,
  ...SCHEDULE_FAULTS,
  ...SESSIONS_FAULTS,
  ...STACK_FAULTS,
  ...CONSTRUCT_FAULTS,
  ...KEYSTONE_FAULTS,
  ...CINDER_FAULTS,
  ...CONNECTION_FAULTS,
  ...POLICY_FAULTS,
  ...PREFLIGHT_FAULTS,
  ...UPGRADE_FAULTS,
  ...RUNNER_FAULTS,
  ...UNLUCKY_RUN_FAULTS,
];

/** Inside the repository, so that the copies find its node_modules. */
const COPIES = join('.cache', 'faults');
const MOST_COPIES = Math.min(4, availableParallelism());
const JEST = resolve('node_modules', 'jest', 'bin', 'jest.js');

/**
 * Plants each fault in a copy of the source and runs the tests that should notice: `npm run test:faults`, or with a
 * part of a fault's name to plant only some. There are several copies, each with one fault at a time. `--tested` says
 * that all tests have just passed: otherwise they are run first, because those that fail anyway notice nothing.
 */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { tested: { type: 'boolean' } },
  });
  const [wanted = ''] = positionals;
  const faults = FAULTS.filter(({ name }) => name.includes(wanted));
  const tests = [...new Set(faults.flatMap((fault) => fault.tests))];
  // Never more than test files: without a file's name jest would run them all.
  const copies = copySource(Math.min(MOST_COPIES, tests.length));
  if (!values.tested && !(await allPass(tests, copies))) {
    console.error('Without any fault, the tests must pass.');
    return 1;
  }
  const unnoticed = await plantAll(faults, copies);
  console.log(`${faults.length - unnoticed} passed, ${unnoticed} failed`);
  return unnoticed === 0 && faults.length > 0 ? 0 : 1;
}

/** @returns The folders of the copies. */
function copySource(count: number): readonly string[] {
  rmSync(COPIES, { recursive: true, force: true });
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  const files = listed.toString().split('\0').filter(Boolean);
  return Array.from({ length: count }, (_, index) => {
    const copy = join(COPIES, `${index + 1}`);
    for (const file of files) {
      mkdirSync(join(copy, dirname(file)), { recursive: true });
      cpSync(file, join(copy, file));
    }
    return copy;
  });
}

/** Each copy runs its share of the tests. */
async function allPass(tests: readonly string[], copies: readonly string[]): Promise<boolean> {
  const share = (index: number) => tests.filter((_, position) => position % copies.length === index);
  const failed = await Promise.all(copies.map((copy, index) => failedTests(share(index), copy)));
  return failed.every((number) => number === 0);
}

/** @returns How many faults nobody noticed. */
async function plantAll(faults: readonly Fault[], copies: readonly string[]): Promise<number> {
  const left = [...faults];
  let unnoticed = 0;
  const workIn = async (copy: string): Promise<void> => {
    for (let fault = left.shift(); fault; fault = left.shift()) {
      const failed = await plant(fault, copy);
      if (failed === 0) unnoticed++;
      console.log(`${failed > 0 ? 'noticed  ' : 'UNNOTICED'}  ${fault.name} (${failed} failed)`);
    }
  };
  await Promise.all(copies.map(workIn));
  return unnoticed;
}

async function plant({ name, file, find, replace, tests }: Fault, copy: string): Promise<number> {
  const path = join(copy, file);
  const source = readFileSync(path, 'utf8');
  if (source.split(find).length !== 2)
    throw new Error(`${name}: ${file} does not hold the text exactly once.`);
  writeFileSync(
    path,
    source.replace(find, () => replace),
  );
  try {
    return await failedTests(tests, copy);
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
async function failedTests(tests: readonly string[], copy: string): Promise<number> {
  const { stdout, stderr } = await resultOf(tests, copy);
  const { numFailedTests, numTotalTests, numRuntimeErrorTestSuites: broken } = JSON.parse(stdout) as Result;
  if (numTotalTests === 0 || broken > 0) throw new Error(`Not all tests ran: ${stderr}`);
  return numFailedTests;
}

interface Printed {
  readonly stdout: string;
  readonly stderr: string;
  /** An exit code or a signal. */
  readonly ended: string;
}

/** A jest that died says nothing of the fault, neither way, so it is told and tried again, once. */
async function resultOf(tests: readonly string[], copy: string): Promise<Printed> {
  const args = ['--json', '--silent', '--runInBand', ...tests];
  for (let attempt = 1; ; attempt++) {
    const printed = await jest(args, copy);
    if (printed.stdout !== '') return printed;
    const died = `jest ended without a result (${printed.ended}) in ${tests.join(', ')}: ${printed.stderr}`;
    if (attempt === 2) throw new Error(died);
    console.error(died);
  }
}

/** What it printed, and how it ended: with tests that fail, its exit code is not 0. */
function jest(args: readonly string[], cwd: string): Promise<Printed> {
  return new Promise((end) => {
    execFile(process.execPath, [JEST, ...args], { cwd, maxBuffer: 100_000_000 }, (error, stdout, stderr) => {
      end({ stdout, stderr, ended: error?.signal ?? `exit code ${String(error?.code ?? 0)}` });
    });
  });
}

void main().then((exitCode) => {
  process.exitCode = exitCode;
});
