import { send } from '../../bin/command/send';
import { DOCUMENTED_KEYS } from '../../bin/smoke/checks';
import { type Caller, type CommandLine, PLAN, STAGE, startCommandLine } from './support/command-line';
import { tracesOf } from './support/token-traces';

const ABSENT_ID = 'ffffffffffffffffffffffffffffffff';
const NOT_FOUND = `404: Job not found with ID ${ABSENT_ID}`;
const FORBIDDEN = '403: You are not allowed to access this resource';
const DOCUMENT = {
  description: 'Configuration of a node',
  job_schedule: { schedule_interval: '1 days' },
  job_actions: [{ freezer_action: { action: 'backup', mode: 'fs', path_to_backup: '/etc' } }],
};
const PLACES: readonly (readonly [Caller['identity'], Caller['endpoint'], string])[] = [
  ['root', 'public', ''],
  ['root', 'internal', STAGE],
  ['path', 'public', ''],
  ['path', 'internal', STAGE],
];

describe('the commands that people have, with a real Keystone', () => {
  let line: CommandLine;
  beforeAll(async () => {
    line = await startCommandLine();
  }, 120_000);
  afterAll(() => line.close());
  beforeEach(() => {
    line.api.forget();
  });

  describe.each(PLACES)('with the identity service at its %s and the %s URL', (identity, endpoint, base) => {
    it('freezer job-show prints a plan as a table', async () => {
      const { exitCode, output } = await line.run('freezer', ['job-show', PLAN.job_id], {
        identity,
        endpoint,
      });
      const cells = (field: string): string | undefined =>
        new RegExp(`^\\| ${field} +\\| (.*?) +\\|$`, 'm').exec(output)?.[1];
      expect(exitCode).toBe(0);
      expect(cells('Job ID')).toBe(PLAN.job_id);
      expect(cells('Client ID')).toBe(PLAN.client_id);
      expect(cells('User ID')).toBe(PLAN.user_id);
      expect(cells('Description')).toBe(PLAN.description);
      expect(cells('Actions')).toContain("'mode': 'hci-volumes'");
      expect(line.api.requests).toEqual([`GET ${base}/v2/${line.project}/jobs/${PLAN.job_id}`]);
    });

    it('freezer job-get prints every field', async () => {
      const { exitCode, output } = await line.run('freezer', ['job-get', PLAN.job_id], {
        identity,
        endpoint,
      });
      expect(exitCode).toBe(0);
      expect(output).toContain("'name': 'myplan'");
      expect(output).toContain(`'project_id': '${line.project}'`);
      expect([...output.matchAll(/^[{ ]'(\w+)':/gm)].map(([, key]) => key)).toEqual(
        [...DOCUMENTED_KEYS].sort(),
      );
      expect(line.api.requests).toEqual([`GET ${base}/v2/${line.project}/jobs/${PLAN.job_id}`]);
    });
  });

  describe.each(['job-show', 'job-get'])('freezer %s', (command) => {
    it('says that there is no such plan', async () => {
      const finished = await line.run('freezer', [command, ABSENT_ID]);
      expect(finished).toEqual({ exitCode: 1, output: '', errors: 'Job not found\n' });
      expect(line.api.requests).toHaveLength(1);
    });

    it('says that the plan is not for this user', async () => {
      const finished = await line.run('freezer', [command, PLAN.job_id], { user: line.auditor });
      const errors = `[*] Error ${FORBIDDEN}\n`;
      expect(finished).toEqual({ exitCode: 1, output: '', errors });
    });
  });

  describe('freezer', () => {
    /** What a command that succeeds shows on the terminal: what it prints, then what it says. */
    const freezer = async (args: readonly string[], caller: Partial<Caller> = {}): Promise<string> => {
      const { exitCode, output, errors } = await line.run('freezer', args, caller);
      expect({ exitCode, errors }).toEqual({ exitCode: 0, errors });
      return output + errors;
    };
    const list = async (...args: readonly string[]): Promise<readonly string[]> => {
      const output = await freezer(['job-list', '-f', 'value', '-c', 'Job ID', ...args]);
      return output.split('\n').filter((id) => id !== '');
    };
    const show = async (id: string): Promise<unknown> =>
      JSON.parse(await freezer(['job-show', id, '-f', 'json']));

    it('job-list prints a table, page by page, of what is searched for', async () => {
      const second = { ...DOCUMENT, job_id: 'second' };
      await freezer(['job-create', '--client', 'node-8', '--file', line.file(second)]);
      const table = await freezer(['job-list', '--search', DOCUMENT.description]);
      expect(table).toMatch(/^\| second +\| Configuration of a node +\| +1 \|/m);
      expect(table).not.toContain(PLAN.job_id);
      expect(await list('--client', 'node-8')).toEqual(['second']);
      expect(await list('--limit', '1')).toEqual([PLAN.job_id]);
      expect(await list('--offset', '1')).toEqual(['second']);
    }, 60_000);

    it('job-create makes a plan, job-update changes it, events reach it, job-delete removes it', async () => {
      const said = await freezer(['job-create', '--client', 'node-7', '--file', line.file(DOCUMENT)]);
      expect(line.api.requests).toEqual([`POST /v2/${line.project}/jobs/`]);
      const [, id = ''] = /^Job ([0-9a-f]{32}) created\n$/.exec(said) ?? [];
      const created = {
        'Job ID': id,
        'Client ID': 'node-7',
        Description: DOCUMENT.description,
        Interval: DOCUMENT.job_schedule.schedule_interval,
      };
      expect(await show(id)).toMatchObject(created);

      const changes = { description: 'Changed' };
      expect(await freezer(['job-update', id, line.file(changes)])).toBe(`Job ${id} updated\n`);
      expect(await show(id)).toMatchObject({ ...created, Description: changes.description });

      for (const event of ['Start', 'Stop', 'Abort']) {
        const name = event.toLowerCase();
        expect(await freezer([`job-${name}`, id])).toBe(`${event} request sent for job ${id}\n`);
        expect(await freezer(['job-get', id])).toContain(`'event': '${name}'`);
      }

      expect(await freezer(['job-delete', id])).toBe(`Job ${id} deleted\n`);
      const gone = { exitCode: 1, output: '', errors: 'Job not found\n' };
      expect(await line.run('freezer', ['job-show', id])).toEqual(gone);
    }, 90_000);

    it.each([
      ['job-update', 'member', NOT_FOUND, (file: string) => [ABSENT_ID, file]],
      ['job-start', 'member', NOT_FOUND, () => [ABSENT_ID]],
      ['job-create', 'auditor', FORBIDDEN, (file: string) => ['--client', 'node-9', '--file', file]],
      ['job-update', 'auditor', FORBIDDEN, (file: string) => [PLAN.job_id, file]],
      ['job-delete', 'auditor', FORBIDDEN, () => [PLAN.job_id]],
    ] as const)('%s says to a user with the role %s: %s', async (command, who, sentence, argsWith) => {
      const args = [command, ...argsWith(line.file(DOCUMENT))];
      const finished = await line.run('freezer', args, { user: line[who] });
      expect(finished).toEqual({ exitCode: 1, output: '', errors: `[*] Error ${sentence}\n` });
    });

    it('job-show shows an operator a plan of any project, under their own', async () => {
      const { operator: user, operatorsProject: project } = line;
      const output = await freezer(['job-show', PLAN.job_id], { user, project });
      expect(output).toContain(PLAN.description);
      expect(line.api.requests).toEqual([`GET /v2/${project}/jobs/${PLAN.job_id}`]);
    });
  });

  it.each(['root', 'path'] as const)(
    'openstack token issue gives a token for the API (identity service at its %s)',
    async (identity) => {
      const args = ['token', 'issue', '--format', 'value', '--column', 'id'];
      const { exitCode, output } = await line.run('openstack', args, { identity });
      expect(exitCode).toBe(0);
      const { status, body } = await send({
        url: line.api.url,
        path: `/v2/${line.project}/jobs/${PLAN.job_id}`,
        headers: { 'X-Auth-Token': output.trim() },
      });
      expect(status).toBe(200);
      expect(JSON.parse(body)).toMatchObject({ job_id: PLAN.job_id, name: 'myplan' });
    },
  );

  it('leave no token in what the functions wrote', () => {
    const { root, path } = line.identity;
    expect(root.issued).not.toEqual([]);
    expect(path.issued).not.toEqual([]);
    const lines = line.cloud.log.join('\n');
    expect(lines).toContain('"operation":"authorize"');
    expect(lines).toContain('"operation":"getJob"');
    expect(tracesOf([...root.issued, ...path.issued], lines)).toEqual([]);
  });
});
