import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runPolicy } from '../../bin/policy/run-policy';

const folder = mkdtempSync(join(tmpdir(), 'policy-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let files = 0;
function policyFile(text: string): readonly string[] {
  const path = join(folder, `policy-${files++}.yaml`);
  writeFileSync(path, text);
  return ['--policy-file', path];
}

/** The command in this process: its exit code and what it printed. */
function run(args: readonly string[]) {
  const out: unknown[] = [];
  const err: unknown[] = [];
  const exitCode = runPolicy(args, {
    log: (text: unknown) => out.push(text),
    error: (text: unknown) => err.push(text),
  });
  return { exitCode, out: out.join('\n'), err: err.join('\n') };
}

const CHECK = ['check', '--rule', 'jobs:get', '--roles', 'member', '--project', 'own'];

describe('npm run policy', () => {
  it('prints the table', () => {
    const { exitCode, out, err } = run([]);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out).toMatch(/^jobs:get +own +own +any +any +no$/m);
  });

  it('explains itself', () => {
    const { exitCode, out } = run(['--help']);
    expect(exitCode).toBe(0);
    expect(out).toContain('npm run policy -- check');
  });

  it('says what is allowed', () => {
    const { exitCode, out, err } = run(CHECK);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out).toMatch(/^jobs:get in its own project, scope project, roles member: allowed\n/);
  });

  it('says what is denied, and which part denies it', () => {
    const { exitCode, out } = run([...CHECK, ...policyFile('jobs:get: role:auditor')]);
    expect(exitCode).toBe(1);
    expect(out).toMatch(/: denied\n\nyes {2}to enter the project/);
    expect(out).toMatch(
      /\nno {3}rule:jobs:get\n {5}no {3}role:auditor {2}\(the token's roles: "member", compared/,
    );
  });

  it('says what the outcome depends on', () => {
    const { exitCode, out } = run([...CHECK, ...policyFile('jobs:get: user_domain:default')]);
    expect(exitCode).toBe(3);
    expect(out).toMatch(/: depends on user_domain\n\nyes {2}to enter the project/);
    expect(out).toMatch(/\n {5}\? {4}user_domain:default {2}\(depends on user_domain; /);
  });

  it('warns of what is open', () => {
    const { exitCode, err } = run([...CHECK, ...policyFile('jobs:get: "@"')]);
    expect({ exitCode, err }).toEqual({
      exitCode: 0,
      err: 'Warning: Policy rule "jobs:get" is "@", which allows every role.',
    });
  });

  it.each([
    [
      'an unknown rule',
      ['check', '--rule=jobs:got', '--roles=a', '--project=own'],
      'There is no rule jobs:got: ',
    ],
    ['an unknown flag', ['--nope'], "Unknown option '--nope'"],
    ['a file that is not there', ['--policy-file', join(folder, 'none')], 'Policy file '],
    ['a policy that must not be served', policyFile('cross_project: "@"'), 'Policy file '],
  ])('has no answer to %s', (_what, args, sentence) => {
    const { exitCode, out, err } = run(args);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toContain(sentence);
  });

  it.each([
    [0, CHECK],
    [1, CHECK.map((word) => (word === 'own' ? 'foreign' : word))],
    [2, ['--nope']],
  ])('ends as a process with %s', async (expected, args) => {
    const exitCode = await new Promise((resolve) => {
      execFile(process.execPath, ['--import', 'tsx', 'bin/policy.ts', ...args], (error) => {
        resolve(error ? error.code : 0);
      });
    });
    expect(exitCode).toBe(expected);
  });
});
