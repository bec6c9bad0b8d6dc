import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Output, REFUSED } from './refusal';

/** A file of the repository that a command writes; it is committed, and a test compares it. */
export interface GeneratedFile {
  /** Path from the root of the repository. */
  readonly file: string;
  readonly content: () => string;
}

const ROOT = join(__dirname, '../..');

/**
 * The whole of a command that takes no arguments and writes files.
 * @param purpose What `--help` says before the names of the files, without a colon at its end.
 * @returns The exit code.
 */
export function writeGenerated(
  purpose: string,
  files: readonly GeneratedFile[],
  args: readonly string[],
  output: Output,
): 0 | typeof REFUSED {
  const usage = [`${purpose}:`, ...files.map(({ file }) => `  ${file}`), 'It takes no arguments.'].join('\n');
  if (args.length > 0) {
    if (args[0] !== '--help') {
      output.error(usage);
      return REFUSED;
    }
    output.log(usage);
    return 0;
  }
  for (const { file, content } of files) writeFileSync(join(ROOT, file), content());
  return 0;
}
