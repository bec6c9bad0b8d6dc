import type { JsonObject } from '../../functions/documents/json';
import { PROJECT_ID } from '../support/identity';
import { keystoneToken } from '../support/keystone-token';
import { startServer } from '../support/listen';
import { type Folder, makeFolder, type TestTables, run, startTestTables } from './migrate/command';
import { freezer13Plan, managedPlan } from './migrate/sample';

/** Of plans alone, as the only row of the table. */
const SUMMARY = (stored: string, replaced = '0', present = '0', kept = '0', refused = '0'): unknown =>
  expect.stringMatching(
    new RegExp(`\n(jobs|of no kind) +${[stored, replaced, present, kept, refused].join(' +')}$`),
  );

describe('npm run migrate', () => {
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

  const importing = (plans: string | readonly object[], ...more: readonly string[]) =>
    run(['import', ...table.flags, '--from-file', folder.write('in.jsonl', plans), ...more]);
  const exported = async (...more: readonly string[]): Promise<readonly JsonObject[]> => {
    const { exitCode, err } = await run([
      'export',
      ...table.flags,
      '--to-file',
      folder.path('out.jsonl'),
      ...more,
    ]);
    expect({ exitCode, err }).toEqual({
      exitCode: 0,
      err: expect.stringContaining(' documents exported.') as string,
    });
    return folder.lines('out.jsonl');
  };

  describe('import', () => {
    it('stores plans of both kinds with all that the source says of them', async () => {
      const { exitCode, out, err } = await importing([managedPlan(), freezer13Plan()], '--expect', '2');
      expect({ exitCode, out, err }).toEqual({ exitCode: 0, out: SUMMARY('2'), err: '' });
      const plans = await exported();
      expect(plans).toContainEqual(expect.objectContaining(managedPlan()));
      expect(plans).toContainEqual(expect.objectContaining(freezer13Plan()));
    });

    it('stores nothing twice', async () => {
      await importing([managedPlan(), freezer13Plan()], '--expect', '2');
      const before = await exported();
      const { exitCode, out } = await importing(
        [managedPlan(), freezer13Plan(), managedPlan()],
        '--expect',
        '2',
      );
      expect({ exitCode, out }).toEqual({ exitCode: 0, out: SUMMARY('0', '0', '3') });
      expect(await exported()).toEqual(before);
    });

    it('takes a newer plan over an older one', async () => {
      await importing([managedPlan()], '--any-number');
      const newer = managedPlan({ updated_at: '2024-06-01T00:00:00.000000', name: 'newer' });
      const { exitCode, out } = await importing([newer], '--expect', '1');
      expect({ exitCode, out }).toEqual({ exitCode: 0, out: SUMMARY('0', '1') });
      expect(await exported()).toEqual([expect.objectContaining(newer)]);
    });

    it.each([
      ['a newer one', '2024-05-01T00:00:00.000000'],
      ['another one of the same time', '2024-05-09T09:52:58.261715'],
    ])(
      'keeps the plan of the table where that is %s, unless told otherwise',
      async (relation, updated_at) => {
        await importing([managedPlan()], '--any-number');
        const other = managedPlan({ updated_at, name: 'other' });
        const report = folder.path('report.jsonl');
        const kept = await importing([other], '--expect', '1', '--report', report);
        expect(kept).toMatchObject({ exitCode: 0, out: SUMMARY('0', '0', '0', '1') });
        const { project_id, job_id } = other;
        expect(folder.lines('report.jsonl')).toEqual([
          {
            at: 'line 1',
            outcome: 'kept',
            project_id,
            kind: 'jobs',
            id: job_id,
            reason: expect.stringContaining(relation) as string,
          },
        ]);
        expect(await exported()).toEqual([expect.objectContaining(managedPlan())]);

        const replaced = await importing([other], '--expect', '1', '--overwrite');
        expect(replaced).toMatchObject({ exitCode: 0, out: SUMMARY('0', '1') });
        expect(await exported()).toEqual([expect.objectContaining({ name: 'other' })]);
        const again = await importing([other], '--expect', '1', '--overwrite');
        expect(again).toMatchObject({ exitCode: 0, out: SUMMARY('0', '0', '1') });
      },
    );

    it('says why it refuses a plan, takes the others, and is not content', async () => {
      const secret = 'hunter2';
      const bad = freezer13Plan({ job_id: 'bad', job_actions: [{ password: secret }] });
      const text = [JSON.stringify(bad), `{"password": "${secret}"`, '', JSON.stringify(managedPlan())].join(
        '\n',
      );
      const report = folder.path('report.jsonl');
      const { exitCode, out, err } = await importing(text, '--any-number', '--report', report);
      expect({ exitCode, out }).toEqual({ exitCode: 1, out: SUMMARY('0', '0', '0', '0', '1') });
      expect(out).toMatch(/\njobs +1 +0 +0 +0 +1\n/);
      expect(err.split('\n')).toEqual([
        expect.stringMatching(/^jobs: 1 refused, the first at line 1: /),
        'of no kind: 1 refused, the first at line 2: Malformed JSON',
        `Not every document was taken from the source: ${report} has each.`,
      ]);
      expect(folder.lines('report.jsonl')).toEqual([
        {
          at: 'line 1',
          outcome: 'refused',
          project_id: bad['project_id'],
          kind: 'jobs',
          id: 'bad',
          reason: expect.any(String) as string,
        },
        { at: 'line 2', outcome: 'refused', reason: 'Malformed JSON' },
      ]);
      expect(JSON.stringify(folder.lines('report.jsonl')) + out + err).not.toContain(secret);
    });

    it('asks a running Freezer for the plans of each caller', async () => {
      const server = await startServer(({ url = '', headers }, response) => {
        const plans = [freezer13Plan({ job_id: `of-${String(headers['x-auth-token'])}` })];
        const [, kind = ''] = /^\/v2\/\w+\/(\w+)\//.exec(url) ?? [];
        const listed = kind === 'jobs' && url.endsWith('offset=0') ? plans : [];
        response.end(JSON.stringify(url.startsWith('/v3/') ? keystoneToken({}) : { [kind]: listed }));
      });
      const callers = ['one', 'two'].map((OS_TOKEN) => ({ OS_TOKEN, OS_PROJECT_ID: PROJECT_ID }));
      const credentials = folder.write('credentials.json', JSON.stringify(callers));
      const source = [
        '--from-api',
        server.url,
        '--auth-url',
        `${server.url}/v3`,
        '--credentials',
        credentials,
      ];
      const { exitCode, out, err } = await run(['import', ...table.flags, ...source, '--expect', '2']);
      await server.close();
      expect({ exitCode, out, err }).toEqual({ exitCode: 0, out: SUMMARY('2'), err: '' });
      expect((await exported()).map(({ job_id }) => job_id)).toEqual(
        expect.arrayContaining(['of-one', 'of-two']),
      );
    });

    it.each([
      ['fewer', '3', 1],
      ['more', '1', 1],
      ['as many', '2', 0],
    ])('counts: there are %s than expected', async (_case, expected, exitCode) => {
      const plans = [managedPlan(), freezer13Plan(), freezer13Plan()];
      const result = await importing(plans, '--expect', expected);
      expect(result.exitCode).toBe(exitCode);
      if (exitCode === 1) {
        expect(result.err).toBe(
          `Expected ${expected} documents, but of this source 2 are in the tables: nothing was removed.`,
        );
      }
    });
  });

  describe('export', () => {
    it('gives what import takes back unchanged', async () => {
      await importing([managedPlan(), freezer13Plan({ session_tag: 3 })], '--expect', '2');
      const before = await exported();
      const elsewhere = await startTestTables();
      const file = folder.path('out.jsonl');
      await run(['import', ...elsewhere.flags, '--from-file', file, '--expect', '2']);
      const after = await run(['export', ...elsewhere.flags, '--to-file', folder.path('after.jsonl')]);
      await elsewhere.close();
      expect(after.exitCode).toBe(0);
      expect(new Set(folder.lines('after.jsonl'))).toEqual(new Set(before));
    });

    it('gives one project in the order of lists', async () => {
      const plan = (job_id: string, created_at: string, project_id = 'one'): JsonObject =>
        managedPlan({ job_id, created_at, project_id });
      const [early, late] = ['2024-01-01T00:00:00.000000', '2024-02-01T00:00:00.000000'];
      await importing([plan('a', late), plan('b', early), plan('c', early, 'two')], '--expect', '3');
      const plans = await exported('--project', 'one');
      expect(plans.map(({ job_id }) => job_id)).toEqual(['b', 'a']);
    });

    it('says what Freezer 13 cannot hold', async () => {
      await importing([managedPlan({ disabled: true }), freezer13Plan()], '--expect', '2');
      const args = ['--to-file', folder.path('13.jsonl'), '--for', 'freezer-13'];
      const { exitCode, err } = await run(['export', ...table.flags, ...args]);
      expect(exitCode).toBe(0);
      expect(err.split('\n')).toEqual([
        '2 documents exported.',
        expect.stringMatching(/^jobs: 1 with a name beside a description: /),
        expect.stringMatching(/^jobs: 1 disabled: /),
        expect.stringMatching(/^jobs: 1 managed: /),
      ]);
      expect(folder.lines('13.jsonl')).toContainEqual(freezer13Plan());
    });

    it('leaves no half of a file behind', async () => {
      const file = folder.path('out.jsonl');
      const flags = ['--table', 'jobs=absent', ...table.flags.slice(-2)];
      const { exitCode, err } = await run(['export', ...flags, '--to-file', file]);
      expect(exitCode).toBe(2);
      expect(err).toMatch(/^The storage failed\. /);
      expect(() => folder.lines('out.jsonl')).toThrow(/ENOENT/);
    });
  });
});
