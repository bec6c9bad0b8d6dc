import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { PolicyCase } from './policy-cases';

/** Debian's packages are there for Debian's own Python, which need not be the first one in PATH. */
const PYTHON = ['/usr/bin/python3'];

/** What oslo.policy says, or the name of what it raised. */
export type Verdict = boolean | string;

/**
 * Asks oslo.policy, in one process for all cases.
 * @throws Error that says how to install it where it is missing.
 */
export function judge(cases: readonly PolicyCase[], [python = '', ...flags] = PYTHON): readonly Verdict[] {
  const { status, stdout, stderr } = spawnSync(python, [...flags, join(__dirname, 'judge.py')], {
    // oslo.policy makes `system` of `system_scope` itself, which is to be seen.
    input: JSON.stringify(cases, (key, value: unknown) => (key === 'system' ? undefined : value)),
    encoding: 'utf8',
    maxBuffer: 10_000_000,
    timeout: 60_000,
  });
  if (status === null || stderr.includes('no oslo.policy')) {
    throw new Error(
      `${python} cannot load oslo.policy, which these tests compare with: apt-get install python3-oslo.policy brings it.`,
    );
  }
  if (status !== 0) throw new Error(`The judge failed: ${stderr}`);
  const verdicts: unknown = JSON.parse(stdout);
  if (!Array.isArray(verdicts) || !verdicts.every(isVerdict)) throw new Error(`The judge said: ${stdout}`);
  return verdicts;
}

function isVerdict(value: unknown): value is Verdict {
  return typeof value === 'boolean' || typeof value === 'string';
}
