import { execFile } from 'node:child_process';
import { ARCHITECTURE, RUNTIME } from '../../bin/preflight/region-checks';
import { templateOf } from '../support/template-of';
import { TOKEN } from './preflight/keystone-stub';
import { AWS, run, World } from './preflight/world';

const world = new World();
beforeAll(() => world.start());
beforeEach(() => {
  world.say();
});
afterAll(() => world.close());

describe('npm run preflight', () => {
  it('finds a clean account ready', async () => {
    const ran = await run(world.everything());
    expect({ err: ran.err, others: ran.rows.filter(({ state }) => state !== 'ok') }).toEqual({
      err: '',
      others: [],
    });
    expect(ran.exitCode).toBe(0);
    expect(ran.rows).toHaveLength(16);
    expect(ran.out).toMatch(/^Stack Freezer in eu-central-1, Keystone at https:\/\/localhost:\d+\n/);
    expect(ran.out).toMatch(/\nNothing that was seen is in the way\.$/);
  });

  it('asks for nothing that settings do not name, and needs no token', async () => {
    const ran = await run(world.least(), [], { OS_TOKEN: '' });
    expect({ exitCode: ran.exitCode, checks: ran.rows.map(({ check }) => check) }).toEqual({
      exitCode: 0,
      checks: [
        'API Gateway log role',
        'Lambda concurrency',
        'Lambda nodejs24.x on arm64',
        'stack Freezer',
        'tables of an earlier stack',
        "indexes of the stack's tables",
        'Region of what settings name',
        "Keystone's address",
        "Keystone's certificate",
        "Keystone's version document",
      ],
    });
  });

  it('only reads, never the value of a secret, and prints no token and no key', async () => {
    const { out, err } = await run(world.everything());
    expect([...new Set(world.asked)].sort()).toEqual([
      ...['DescribeCertificate', 'DescribeSecret', 'DescribeSecurityGroups', 'DescribeStacks'],
      ...['DescribeSubnets', 'DescribeTable', 'GetAccount', 'GetAccountSettings', 'ListLayers', 'ListTables'],
    ]);
    for (const secret of [TOKEN, AWS.AWS_SECRET_ACCESS_KEY]) expect(out + err).not.toContain(secret);
  });

  it('asks about the runtime and the architecture of the template', () => {
    const functions = Object.values(templateOf().Resources).filter(
      ({ Type }) => Type === 'AWS::Lambda::Function',
    );
    for (const { Properties } of functions) {
      expect(Properties).toMatchObject({ Runtime: RUNTIME, Architectures: [ARCHITECTURE] });
    }
  });
});

describe('a wrong use', () => {
  it.each<[what: string, flags: readonly string[], words: string]>([
    ['no setting', [], 'The setting keystoneUrl is missing'],
    ['a setting that there is not', ['-c', 'keystoneURL=x'], 'There is no setting keystoneURL'],
    ['no value', ['-c', 'keystoneUrl'], '-c takes NAME=VALUE'],
    ['an unknown flag', ['--force'], '--help shows the flags'],
    ['a word', [TOKEN], 'Every argument needs a flag'],
    [
      'a name that no stack can have',
      ['-c', 'stackName=a_b', '-c', 'keystoneUrl=https://a.example.com'],
      'stackName',
    ],
  ])('is said in one sentence: %s', async (_what, flags, words) => {
    const { exitCode, err, out } = await run({}, flags);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toContain(words);
    expect(err).not.toContain(TOKEN);
  });

  it('is an environment without a Region or credentials', async () => {
    delete process.env['AWS_REGION'];
    const noRegion = await run(world.least(), [], { AWS_REGION: undefined });
    expect([noRegion.exitCode, noRegion.err]).toEqual([
      2,
      expect.stringContaining('The Region is not known'),
    ]);
    const other = await run(world.least(), [], {
      AWS_REGION: undefined,
      AWS_DEFAULT_REGION: 'eu-west-1',
    });
    expect(other.out).toContain('Stack Freezer in eu-west-1');
    process.env['AWS_REGION'] = AWS.AWS_REGION;
    delete process.env['AWS_ACCESS_KEY_ID'];
    const nobody = await run(world.least());
    process.env['AWS_ACCESS_KEY_ID'] = AWS.AWS_ACCESS_KEY_ID;
    expect([nobody.exitCode, nobody.err]).toEqual([2, expect.stringContaining('no credentials for AWS')]);
  });

  it('is not --help, in a process of its own', async () => {
    const { PATH = '' } = process.env;
    const args = ['--import', 'tsx', 'bin/preflight.ts', '--help'];
    const ran = await new Promise<{ error: unknown; out: string }>((resolve) => {
      execFile(process.execPath, args, { env: { PATH } }, (error, out) => {
        resolve({ error, out });
      });
    });
    expect(ran.error).toBeNull();
    expect(ran.out).toContain('npm run preflight -- -c keystoneUrl=URL');
  });
});
