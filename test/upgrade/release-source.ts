import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What a version is made of. Its packages are those of the repository that it lies in. */
const PARTS = ['functions', 'lib', 'cdk.json', 'package.json', 'tsconfig.json'];

/**
 * The source of a version, as git has it.
 * @param commit All 40 digits.
 * @returns A folder in `.cache` of the repository.
 * @throws Error in one sentence where git does not have the commit.
 */
export function sourceOf(commit: string): string {
  const releases = join(git('rev-parse', '--show-toplevel').toString().trim(), '.cache', 'releases');
  const source = join(releases, commit);
  if (existsSync(source)) return source;
  mkdirSync(releases, { recursive: true });
  const unpacked = mkdtempSync(join(releases, 'unpacked-'));
  execFileSync('tar', ['-x', '-C', unpacked], { input: archiveOf(commit) });
  try {
    renameSync(unpacked, source);
  } catch (error) {
    // Another test was faster.
    rmSync(unpacked, { recursive: true });
    if (!existsSync(source)) throw error;
  }
  return source;
}

function archiveOf(commit: string): Buffer {
  try {
    return git('-C', git('rev-parse', '--show-toplevel').toString().trim(), 'archive', commit, ...PARTS);
  } catch (cause) {
    throw new Error(
      `The commit ${commit}, which a version was made of, is not in this clone: get the whole history with git fetch --unshallow.`,
      { cause },
    );
  }
}

function git(...args: readonly string[]): Buffer {
  return execFileSync('git', args, { maxBuffer: 100_000_000, stdio: ['ignore', 'pipe', 'pipe'] });
}
