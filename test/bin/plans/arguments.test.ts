import { parseArguments } from '../../../bin/plans/arguments';
import { USAGE } from '../../../bin/plans/usage';

const IMPORT = ['import', '--table', 'T', '--from-file', 'plans.jsonl', '--expect', '3'];
const EXPORT = ['export', '--table', 'T', '--to-file', 'plans.jsonl'];

describe('parseArguments', () => {
  it('reads an import', () => {
    const common = { command: 'import', table: 'T', endpoint: undefined, managedClients: new Set(['hci']) };
    const source = { kind: 'file', file: 'plans.jsonl' };
    expect(parseArguments(IMPORT)).toEqual({
      ...common,
      source,
      expected: 3,
      overwrite: false,
      report: undefined,
    });
    const more = ['--overwrite', '--report', 'r', '--managed-clients', 'hci, other'];
    expect(parseArguments([...IMPORT, ...more])).toMatchObject({
      overwrite: true,
      report: 'r',
      managedClients: new Set(['hci', 'other']),
    });
  });

  it.each([
    [['--from-sql', '-'], { kind: 'sql', file: '-' }],
    [['--from-api', 'https://freezer:9090/'], { kind: 'api', url: 'https://freezer:9090' }],
    [
      ['--from-api', 'https://freezer', '--auth-url', 'https://keystone', '--credentials', 'c.json'],
      { kind: 'api', url: 'https://freezer', authUrl: 'https://keystone', credentials: 'c.json' },
    ],
  ])('knows the source %j', (flags, source) => {
    expect(parseArguments(['import', '--table', 'T', '--any-number', ...flags])).toMatchObject({
      source,
      expected: undefined,
    });
  });

  it('reads an export', () => {
    expect(parseArguments(EXPORT)).toMatchObject({
      command: 'export',
      toFile: 'plans.jsonl',
      forFreezer13: false,
    });
    const more = ['--project', 'p1', '--for', 'freezer-13', '--endpoint', 'http://127.0.0.1:8000'];
    expect(parseArguments([...EXPORT, ...more])).toMatchObject({
      project: 'p1',
      forFreezer13: true,
      endpoint: 'http://127.0.0.1:8000',
    });
  });

  it('explains itself whatever else is asked', () => {
    expect(parseArguments([...IMPORT, '--help'])).toEqual({ command: 'help' });
  });

  it.each([
    ['an unknown flag', [...IMPORT, '--nope'], "Unknown option '--nope': "],
    ['no command', [], 'The commands are "import", "export" and "adopt": '],
    ['another command', ['drop'], 'The commands are "import", "export" and "adopt": '],
    ['a stray argument', [...IMPORT, 'hunter2'], 'Every argument but the command needs a flag: '],
    ['no table', ['export', '--to-file', 'f'], '--table is missing: '],
    ['no file to write', EXPORT.slice(0, 3), '--to-file is missing: '],
    ['no source', [...IMPORT.slice(0, 3), '--any-number'], 'An import needs one of --from-file, '],
    ['two sources', [...IMPORT, '--from-sql', 'f'], 'An import needs one of --from-file, '],
    ['no number', IMPORT.slice(0, 5), 'An import needs either --expect N or --any-number: '],
    ['two numbers', [...IMPORT, '--any-number'], 'An import needs either --expect N or --any-number: '],
    ['a number that is none', [...IMPORT, '--expect', 'all'], '--expect must be a number.'],
    ['credentials for a file', [...IMPORT, '--credentials', 'f'], '--auth-url and --credentials belong to '],
    [
      'a password over plain http',
      [...IMPORT.slice(0, 3), '--from-api', 'http://freezer'],
      '--from-api must be an https ',
    ],
    [
      'an endpoint elsewhere over plain http',
      [...EXPORT, '--endpoint', 'http://db'],
      '--endpoint must be an https ',
    ],
    ['an export with a flag of imports', [...EXPORT, '--overwrite'], '--overwrite belongs to "import": '],
    ['an import with a flag of exports', [...IMPORT, '--project', 'p'], '--project belongs to "export": '],
    ['a project that is none', [...EXPORT, '--project', '../x'], '--project must be the id of a project'],
    ['another Freezer', [...EXPORT, '--for', 'freezer-12'], '--for must be freezer-13.'],
  ])('refuses %s', (_case, args, sentence) => {
    expect(() => parseArguments(args)).toThrow(sentence);
    expect(() => parseArguments(args)).not.toThrow('hunter2');
  });

  it('has every flag in its help', () => {
    const flags =
      'table endpoint managed-clients from-file from-sql from-api auth-url credentials expect any-number';
    for (const flag of [...flags.split(' '), 'overwrite', 'report', 'to-file', 'project', 'for freezer-13']) {
      expect(USAGE).toContain(`--${flag}`);
    }
  });
});
