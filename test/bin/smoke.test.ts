import { execFile } from 'node:child_process';
import { smoke } from '../../bin/smoke/smoke';
import { AGENT_PLAN, DOCUMENTED_PLAN } from '../../local/sample-plans';
import { type Cloud, startCloud } from '../support/cloud';
import { PROJECT_ID } from '../support/identity';
import { startServer } from '../support/listen';

const WITH_PLAN = ['--job-id', DOCUMENTED_PLAN.job_id];

/** What `openrc` sets for a demo user. */
const openrc = (user: string) => ({
  OS_USERNAME: user,
  OS_PASSWORD: 'secret',
  OS_USER_DOMAIN_ID: 'default',
  OS_PROJECT_NAME: 'demo',
  OS_PROJECT_DOMAIN_NAME: 'Default',
});

/** The command in this process: its exit code and what it printed. */
async function run(args: readonly string[], environment: Readonly<Record<string, string>>) {
  const out: unknown[] = [];
  const err: unknown[] = [];
  const exitCode = await smoke(args, environment, {
    log: (text: unknown) => out.push(text),
    error: (text: unknown) => err.push(text),
  });
  return { exitCode, out: out.join('\n'), err: err.join('\n') };
}

/** The command as a process of its own. */
function runProcess(args: readonly string[], environment: Readonly<Record<string, string>>) {
  const { PATH = '' } = process.env;
  return new Promise<{ exitCode: unknown; out: string; err: string }>((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'bin/smoke.ts', ...args],
      { env: { PATH, ...environment } },
      (error, out, err) => {
        resolve({ exitCode: error ? error.code : 0, out, err });
      },
    );
  });
}

const rowsThatAre = (verdict: 'yes' | 'NO', out: string): number =>
  out.split('\n').filter((line) => line.endsWith(`  ${verdict}`)).length;

describe('npm run smoke', () => {
  let cloud: Cloud;
  let urls: string[];
  beforeAll(async () => {
    cloud = await startCloud();
    urls = ['--url', cloud.apiUrl, '--auth-url', cloud.keystoneUrl];
  });
  afterAll(() => cloud.close());

  it.each([
    ['reader', []],
    ['reader', WITH_PLAN],
    ['member', ['--job-id', AGENT_PLAN.job_id]],
    ['admin', []],
    ['admin', WITH_PLAN],
    ['service', WITH_PLAN],
  ])('finds all well for %s with %j', async (user, more) => {
    const { exitCode, out, err } = await run([...urls, ...more], openrc(user));
    expect({ differences: out.split('\nNot as expected: ')[1], err, exitCode }).toEqual({
      err: '',
      exitCode: 0,
    });
    expect(out).toMatch(/\nAll \d+ checks are as expected\.$/);
    expect(out).toContain(`project ${PROJECT_ID}, roles ${user}`);
    expect(/^own plan /m.test(out)).toBe(more.length > 0);
  });

  it('finds all well with a token that is there, and below the stage', async () => {
    const token = await cloud.token('reader');
    const args = ['--url', `${cloud.apiUrl}/prod/`, ...WITH_PLAN];
    const environment = {
      OS_TOKEN: token,
      OS_PROJECT_ID: PROJECT_ID,
      OS_AUTH_URL: `${cloud.keystoneUrl}/v3`,
    };
    const { exitCode, out } = await run(args, environment);
    expect(exitCode).toBe(0);
    expect(out).not.toContain(token);
  });

  it('finds a plan that is not there', async () => {
    const { exitCode, out } = await run([...urls, '--job-id', 'absent'], openrc('reader'));
    expect(exitCode).toBe(1);
    expect(rowsThatAre('NO', out)).toBe(1);
    expect(out).toMatch(/^own plan +200, body, keys +404, other body, other keys +NO$/m);
  });

  it('checks nothing where nobody answers, and says so', async () => {
    const server = await startServer((_request, response) => response.end());
    await server.close();
    const { exitCode, out, err } = await run(['--url', server.url, ...urls.slice(2)], openrc('reader'));
    expect(exitCode).toBe(2);
    expect(err).toMatch(/^http:\/\/127\.0\.0\.1:\d+ does not answer: .*ECONNREFUSED.*CatalogUrl\?$/);
    expect(rowsThatAre('NO', out)).toBe(0);
  });

  it.each(['/v2', `/v2/${PROJECT_ID}`])('checks nothing below %s, and says where to ask', async (path) => {
    const url = cloud.apiUrl + path;
    const { exitCode, out, err } = await run(['--url', url, ...urls.slice(2)], openrc('reader'));
    const sentence = `${url} has no /healthcheck: --url is the stack's output CatalogUrl, without /v2.`;
    expect({ exitCode, out, err }).toEqual({ exitCode: 2, out: '', err: sentence });
  });

  it('writes nothing for who may not, and finds no fault with that', async () => {
    const { exitCode, out, err } = await run([...urls, '--write'], openrc('reader'));
    const sentence =
      '--write needs a user with the role member or admin on the project; this one has reader.';
    expect({ exitCode, out, err }).toEqual({ exitCode: 2, out: '', err: sentence });
  });

  it('finds fault with each answer of a server that says yes to all', async () => {
    const server = await startServer((_request, response) => response.end('{}'));
    const { exitCode, out } = await run(
      ['--url', server.url, ...urls.slice(2), ...WITH_PLAN],
      openrc('reader'),
    );
    await server.close();
    expect(exitCode).toBe(1);
    expect(rowsThatAre('yes', out)).toBe(0);
    expect(rowsThatAre('NO', out)).toBeGreaterThan(25);
  });

  it('prints neither token nor password, whatever the server repeats', async () => {
    const server = await startServer((request, response) => {
      const token = String(request.headers['x-auth-token']);
      response.setHeader('Allow', token).end(JSON.stringify({ title: token }));
    });
    const token = await cloud.token('reader');
    const environment = { OS_TOKEN: token, OS_PROJECT_ID: PROJECT_ID };
    const { out, err } = await run(['--url', server.url, ...urls.slice(2)], environment);
    await server.close();
    expect(out).toContain('{"title":"(token)"}');
    expect(out + err).not.toContain(token);
  });

  it.each([
    [
      'a wrong password',
      { ...openrc('reader'), OS_PASSWORD: 'hunter2' },
      / answered 401 to the credentials\.$/,
    ],
    ['no credentials', {}, /^The environment lacks OS_PASSWORD: /],
  ])('checks nothing with %s', async (_case, environment, sentence) => {
    const { exitCode, out, err } = await run(urls, environment);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toMatch(sentence);
    expect(err).not.toContain('hunter2');
  });

  it('sends no password to a server of others over plain http', async () => {
    const { exitCode, err } = await run(['--url', 'http://api.example.com'], openrc('reader'));
    expect(exitCode).toBe(2);
    expect(err).toMatch(/^--url must be an https URL /);
  });

  describe('as a process', () => {
    it('explains itself', async () => {
      const { exitCode, out } = await runProcess(['--help'], {});
      expect(exitCode).toBe(0);
      expect(out).toContain('npm run smoke -- --url URL');
    });

    it('says by its exit code whether all is well', async () => {
      const well = await runProcess([...urls, ...WITH_PLAN], openrc('reader'));
      expect(well).toMatchObject({ exitCode: 0, err: '' });
      const different = await runProcess([...urls, '--job-id', 'absent'], openrc('reader'));
      expect(different).toMatchObject({ exitCode: 1, err: '' });
      const refused = await runProcess(['--nope'], openrc('reader'));
      expect(refused).toEqual({
        exitCode: 2,
        out: '',
        err: "Unknown option '--nope': --help shows the flags.\n",
      });
    });
  });
});
