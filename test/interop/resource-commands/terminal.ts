import type { Names } from '../side-by-side/names';
import type { CommandLine } from '../support/command-line';
import type { Step } from './step';

/** Where commands are typed that go to one of the two servers. */
export class Terminal {
  constructor(
    private readonly line: CommandLine,
    private readonly names: Names,
    /** Of the server; without it, the one that the catalog names. */
    private readonly url?: string,
  ) {}

  /** @returns What the command shows, in the words of `Step`. */
  async type({ command, document, as = 'member', keep }: Step): Promise<readonly string[]> {
    const file = document && this.line.file(JSON.parse(this.names.fill(JSON.stringify(document))));
    const words = command
      .split(' ')
      .map((word) => (word === '{file}' ? (file ?? '') : this.names.fill(word)));
    const args = [...(this.url === undefined ? [] : ['--os-backup-url', this.url]), ...words];
    const { exitCode, output, errors } = await this.line.run('freezer', args, { user: this.line[as] });
    if (keep !== undefined) this.names.bind(keep, /^\w+ (\S+) created$/m.exec(errors)?.[1] ?? 'nothing');
    return [
      ...rowsOf(this.names.generalise(output)),
      ...this.names.generalise(errors).split('\n').filter(Boolean),
      ...(exitCode === 0 ? [] : [`exit code ${exitCode ?? 'of a signal'}`]),
    ];
  }
}

/** Columns are as wide as what is in them, so that only the cells count; an empty table has a row without text. */
function rowsOf(output: string): readonly string[] {
  return output
    .split('\n')
    .filter((row) => row !== '' && !row.startsWith('+-'))
    .map((row) =>
      row
        .replace(/^\|(.*)\|$/, '$1')
        .split('|')
        .map((cell) => cell.trim()),
    )
    .filter((cells) => cells.some((cell) => cell !== ''))
    .map((cells) => cells.join(' | '));
}
