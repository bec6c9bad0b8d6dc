import { parseArguments } from '../../../bin/migrate/arguments';
import { USAGE } from '../../../bin/migrate/usage';

const JOBS = ['--table', 'jobs=T'];
const IMPORT = ['import', ...JOBS, '--from-file', 'in.jsonl', '--expect', '3'];
const EXPORT = ['export', ...JOBS, '--to-file', 'out.jsonl'];
const DATABASE = ['import', '--stack', 'S', '--from-database'];
const place = { user: 'u', database: 'freezer', host: 'db', port: 3306, socketPath: undefined, tls: false };

describe('parseArguments', () => {
  it('reads an import', () => {
    expect(parseArguments(IMPORT)).toEqual({
      command: 'import',
      stack: undefined,
      tables: { jobs: 'T' },
      ...{ region: undefined, endpoint: undefined, only: undefined, report: undefined },
      managedClients: new Set(['hci']),
      source: { kind: 'file', file: 'in.jsonl' },
      expected: 3,
      ...{ overwrite: false, fixZones: false, dryRun: false, json: false },
    });
    const switches = ['--overwrite', '--dry-run', '--json', '--fix', 'zones', '--report', 'r'];
    const more = ['--table', 'counts=C', '--managed-clients', 'hci, other', '--only', 'jobs,clients'];
    expect(parseArguments([...IMPORT, ...switches, ...more, '--region', 'eu-north-1'])).toMatchObject({
      ...{ overwrite: true, dryRun: true, json: true, fixZones: true, report: 'r', region: 'eu-north-1' },
      tables: { jobs: 'T', counts: 'C' },
      only: ['jobs', 'clients'],
      managedClients: new Set(['hci', 'other']),
    });
  });

  it.each([
    [['--from-api', 'https://freezer:9090/'], { kind: 'api', url: 'https://freezer:9090' }],
    [
      ['--from-api', 'https://freezer', '--auth-url', 'https://keystone', '--credentials', 'c.json'],
      { kind: 'api', url: 'https://freezer', authUrl: 'https://keystone', credentials: 'c.json' },
    ],
    [['--from-database', 'mysql://u@db/freezer'], { kind: 'database', place, tlsCa: undefined }],
    [
      ['--from-database', 'mysql+pymysql://u@[::1]:3307/freezer?charset=utf8&ssl', '--tls-ca', 'ca.pem'],
      { kind: 'database', place: { ...place, host: '::1', port: 3307, tls: true }, tlsCa: 'ca.pem' },
    ],
    [
      ['--from-database', 'mysql://u%40x@localhost/freezer?socket=/run/mysqld/mysqld.sock'],
      { place: { ...place, user: 'u@x', host: 'localhost', socketPath: '/run/mysqld/mysqld.sock' } },
    ],
  ])('knows the source %j', (flags, source) => {
    expect(parseArguments(['import', ...JOBS, '--any-number', ...flags])).toMatchObject({
      source,
      expected: undefined,
    });
  });

  it('asks a database for no number, because it counts itself', () => {
    expect(parseArguments([...DATABASE, 'mysql://u@db/freezer'])).toMatchObject({ expected: undefined });
  });

  it('reads an export', () => {
    expect(parseArguments(EXPORT)).toMatchObject({
      command: 'export',
      target: { kind: 'file', file: 'out.jsonl', forFreezer13: false },
    });
    const more = ['--project', 'p1', '--for', 'freezer-13', '--endpoint', 'http://127.0.0.1:8000'];
    expect(parseArguments([...EXPORT, ...more])).toMatchObject({
      project: 'p1',
      target: { forFreezer13: true },
      endpoint: 'http://127.0.0.1:8000',
    });
    const api = ['--to-api', 'https://freezer', '--credentials', 'c.json'];
    expect(parseArguments(['export', '--stack', 'S', ...api])).toMatchObject({
      stack: 'S',
      target: { kind: 'api', url: 'https://freezer', credentials: 'c.json' },
    });
  });

  it('explains itself whatever else is asked', () => {
    expect(parseArguments([...IMPORT, '--help'])).toEqual({ command: 'help' });
  });

  const FILE = ['--from-file', 'f'];
  it.each([
    ['an unknown flag', [...IMPORT, '--nope'], "Unknown option '--nope': "],
    ['no command', [], 'The commands are "import", "export" and "adopt": '],
    ['another command', ['drop'], 'The commands are "import", "export" and "adopt": '],
    ['a stray argument', [...IMPORT, 'hunter2'], 'Every argument but the command needs a flag: '],
    ['no table', ['export', '--to-file', 'f'], 'Either --stack NAME or --table KIND=NAME '],
    ['a stack and a table', [...IMPORT, '--stack', 'S'], 'Either --stack NAME or --table KIND=NAME '],
    ['a table of no kind', ['import', '--table', 'T', ...FILE], '--table takes KIND=NAME'],
    [
      'a table of another kind',
      ['import', '--table', 'plans=T', ...FILE],
      '--table is "plans", but it must be ',
    ],
    ['a kind that is none', [...IMPORT, '--only', 'plans'], '--only is "plans", but it must be clients or '],
    ['no file to write', EXPORT.slice(0, 3), 'An export needs either --to-file or --to-api: '],
    ['two targets', [...EXPORT, '--to-api', 'https://f'], 'An export needs either --to-file or --to-api: '],
    ['no source', [...IMPORT.slice(0, 3), '--any-number'], 'An import needs one of --from-database, '],
    ['two sources', [...IMPORT, '--from-database', 'f'], 'An import needs one of --from-database, '],
    ['no number', IMPORT.slice(0, 5), 'An import needs either --expect N or --any-number: '],
    ['two numbers', [...IMPORT, '--any-number'], '--expect N and --any-number say opposite things.'],
    ['a number that is none', [...IMPORT.slice(0, 6), 'all'], '--expect must be a number.'],
    ['credentials for a file', [...IMPORT, '--credentials', 'f'], '--auth-url and --credentials belong to '],
    ['certificates for a file', [...IMPORT, '--tls-ca', 'f'], '--tls-ca belongs to --from-database: '],
    ['a repair that is none', [...IMPORT, '--fix', 'all'], '--fix is "all", but it must be zones.'],
    [
      'a password over plain http',
      ['import', ...JOBS, '--from-api', 'http://f'],
      '--from-api must be an https ',
    ],
    [
      'the URL of the API',
      ['import', ...JOBS, '--from-api', 'https://f/v2'],
      '--from-api is the URL before /v2',
    ],
    [
      'the same for a project',
      ['export', ...JOBS, '--to-api', 'https://f/v2/p1'],
      '--to-api is the URL before /v2',
    ],
    [
      'a password in a URL',
      [...DATABASE, 'mysql://u:hunter2@db/f'],
      '--from-database has a password, which ',
    ],
    ['another database', [...DATABASE, 'postgresql://u:hunter2@db/f'], '--from-database must be mysql://'],
    [
      'no database',
      [...DATABASE, 'mysql://u@db/'],
      '--from-database must be mysql://user@host:port/database',
    ],
    ['what no database takes', [...DATABASE, 'mysql://u@db/f?pass=hunter2'], 'and no ?pass.'],
    ['an endpoint over plain http', [...EXPORT, '--endpoint', 'http://db'], '--endpoint must be an https '],
    ['an export with a flag of imports', [...EXPORT, '--overwrite'], '--overwrite belongs to "import": '],
    ['an import with a flag of exports', [...IMPORT, '--project', 'p'], '--project belongs to "export": '],
    [
      'an adoption with a table',
      ['adopt', '--function', 'f', ...JOBS],
      '--table belongs to "import" and "export": ',
    ],
    ['a project that is none', [...EXPORT, '--project', '../x'], '--project must be the id of a project'],
    ['another Freezer', [...EXPORT, '--for', 'freezer-12'], '--for must be freezer-13.'],
  ])('refuses %s', (_case, args, sentence) => {
    expect(() => parseArguments(args)).toThrow(sentence);
    expect(() => parseArguments(args)).not.toThrow('hunter2');
  });

  it('has every flag in its help', () => {
    const flags =
      'stack table only region endpoint managed-clients from-database tls-ca from-api from-file auth-url credentials ' +
      'expect any-number dry-run fix overwrite report json to-file to-api project for function';
    for (const flag of flags.split(' ')) expect(USAGE).toContain(`--${flag}`);
  });
});
