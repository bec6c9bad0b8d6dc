import { type ApiSource, readApi } from '../../../bin/migrate/read-api';
import type { JsonObject } from '../../../functions/documents/json';
import { PROJECT_ID } from '../../support/identity';
import { keystoneToken } from '../../support/keystone-token';
import { startServer, type TestServer } from '../../support/listen';
import { collected } from './collected';
import { freezer13Plan } from './sample';

const PLANS = Array.from({ length: 230 }, (_, number) => freezer13Plan({ job_id: `plan-${number}` }));

/** Keystone and Freezer in one: each caller's token is its name, and Freezer shows a caller only its own plans. */
describe('readApi', () => {
  let server: TestServer;
  let source: ApiSource;
  let plansOf: Record<string, readonly unknown[]>;
  let answer: (offset: number, plans: readonly unknown[]) => { status: number; body: string };
  let asked: string[];
  beforeAll(async () => {
    server = await startServer((request, response) => {
      const url = new URL(request.url ?? '', 'http://server');
      const token = String(request.headers['x-auth-token']);
      if (url.pathname === '/v3/auth/tokens') {
        response.end(JSON.stringify(keystoneToken({})));
        return;
      }
      asked.push(`${token} ${url.pathname}${url.search}`);
      const { status, body } = answer(Number(url.searchParams.get('offset')), plansOf[token] ?? []);
      response.writeHead(status).end(body);
    });
  });
  afterAll(() => server.close());
  beforeEach(() => {
    asked = [];
    plansOf = { one: PLANS, two: [freezer13Plan({ job_id: 'of-two' })] };
    answer = (offset, plans) => ({
      status: 200,
      body: JSON.stringify({ jobs: plans.slice(offset, offset + 100) }),
    });
    const credentials = ['one', 'two'].map((token) => ({
      kind: 'token' as const,
      token,
      projectId: PROJECT_ID,
    }));
    source = { url: server.url, authUrl: server.url, credentials, kinds: ['jobs'] };
  });

  it('reads all pages of each caller', async () => {
    const documents = await collected(readApi(source));
    const plans = documents.map((given): JsonObject => ('document' in given ? given.document : {}));
    expect(plans).toEqual([...PLANS, freezer13Plan({ job_id: 'of-two' })]);
    expect(documents.at(-1)?.at).toBe('credentials 2, jobs 1');
    const path = `/v2/${PROJECT_ID}/jobs/?limit=100&offset=`;
    expect(asked).toEqual([
      ...['0', '100', '200', '230'].map((offset) => `one ${path}${offset}`),
      ...['0', '1'].map((offset) => `two ${path}${offset}`),
    ]);
  });

  it('goes on after a plan that is none', async () => {
    plansOf = { one: ['hunter2', freezer13Plan()] };
    expect(await collected(readApi(source))).toEqual([
      { at: 'credentials 1, jobs 1', kind: 'jobs', fault: expect.any(String) as string },
      { at: 'credentials 1, jobs 2', kind: 'jobs', document: freezer13Plan() },
    ]);
  });

  it.each([
    ['a refusal', { status: 403, body: '{"jobs":[]}' }, / answered 403 to a list of jobs of 3046fb2c/],
    ['what is no JSON', { status: 200, body: '<html>' }, / answered 200 to a list of jobs of /],
    ['another document', { status: 200, body: '{"versions":[]}' }, / answered 200 to a list of jobs of /],
    [
      'the same page for ever',
      { status: 200, body: '{"jobs":[{}]}' },
      / answers every page of its list alike\.$/,
    ],
  ])('ends at %s, so that a part is not taken for all', async (_case, wrong, sentence) => {
    answer = () => wrong;
    await expect(collected(readApi(source))).rejects.toThrow(sentence);
  });

  it('says that nobody answers, and tells no token', async () => {
    const gone = await startServer(() => undefined);
    await gone.close();
    const reading = collected(readApi({ ...source, url: gone.url }));
    await expect(reading).rejects.toThrow(/ cannot be asked: .*ECONNREFUSED/);
  });
});
