import { DOCUMENTED_KEYS } from '../../bin/smoke/checks';
import { send } from '../../bin/smoke/send';
import { type Caller, type CommandLine, PLAN, STAGE, startCommandLine } from './support/command-line';
import { tracesOf } from './support/token-traces';

const ABSENT_ID = 'ffffffffffffffffffffffffffffffff';
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
      const errors = '[*] Error 403: You are not allowed to access this resource\n';
      expect(finished).toEqual({ exitCode: 1, output: '', errors });
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
