import { type Folder, makeFolder, run, runProcess, startTestTables, type TestTables } from './command';
import { managedPlan } from './sample';

describe('npm run migrate, as a process', () => {
  let table: TestTables;
  let folder: Folder;
  beforeEach(async () => {
    table = await startTestTables();
    folder = makeFolder();
  });
  afterEach(async () => {
    folder.remove();
    await table.close();
  });

  it('explains itself', async () => {
    const { exitCode, out, err } = await runProcess(['--help']);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out).toContain('npm run migrate -- import');
  });

  it('goes through pipes', async () => {
    const file = folder.write('in.jsonl', [managedPlan()]);
    await run(['import', ...table.flags, '--from-file', file, '--expect', '1']);
    const { exitCode, out, err } = await runProcess(['export', ...table.flags, '--to-file', '-']);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '1 documents exported.\n' });
    expect(JSON.parse(out)).toMatchObject(managedPlan());
  });

  it.each([
    ['an unknown flag', ['--nope'], "Unknown option '--nope': --help shows the flags.\n"],
    [
      'a file that is not there',
      ['--from-file', '/absent', '--any-number'],
      /^\/absent cannot be read: ENOENT/,
    ],
    ['an import without a number', ['--from-file', '/absent'], /^An import needs either --expect N/],
  ])('ends with 2 for %s', async (_case, args, sentence) => {
    const { exitCode, err } = await runProcess(['import', ...table.flags, ...args]);
    expect(err).toMatch(sentence);
    expect(exitCode).toBe(2);
  });
});
