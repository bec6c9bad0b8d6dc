import { isAsExpected, runChecks } from '../../../bin/smoke/run-checks';
import type { Check } from '../../../bin/smoke/visit';
import { startServer } from '../../support/listen';

const SECRET = 'gAAAAAsecret';
const CHECKS: readonly Check[] = [
  { name: 'first', request: { path: '/a', headers: { 'X-Auth-Token': SECRET } }, expect: { status: 200 } },
  {
    name: 'second',
    request: { method: 'PUT', path: '/b/', body: '{}' },
    expect: { status: 201, headers: { 'x-echo': 'other' }, body: { echo: 'other' } },
  },
];

describe('runChecks', () => {
  it('sends each request as it is written below the URL, one after the other', async () => {
    const seen: string[] = [];
    const server = await startServer((request, response) => {
      seen.push(`${request.method ?? ''} ${request.url ?? ''}`);
      response.end('{}');
    });
    const outcomes = await runChecks(`${server.url}/prod`, CHECKS, SECRET);
    await server.close();
    expect(seen).toEqual(['GET /prod/a', 'PUT /prod/b/']);
    expect(outcomes.map((outcome) => [outcome.check, isAsExpected(outcome)])).toEqual([
      ['first', true],
      ['second', false],
    ]);
  });

  it('takes the token out of what an answer repeats', async () => {
    const server = await startServer((_request, response) => {
      response.setHeader('X-Echo', SECRET).end(JSON.stringify({ echo: SECRET }));
    });
    const [, second] = await runChecks(server.url, CHECKS, SECRET);
    await server.close();
    expect(second?.findings).toMatchObject([
      { seen: '200' },
      { seen: '"(token)"' },
      { seen: '{"echo":"(token)"}' },
    ]);
  });

  it('finds that there was no answer, and goes on', async () => {
    const server = await startServer((request) => request.socket.destroy());
    const outcomes = await runChecks(server.url, CHECKS, SECRET);
    await server.close();
    expect(outcomes.map(({ findings }) => findings)).toEqual([
      [{ part: 'status', expected: '200', seen: 'no answer: socket hang up', ok: false }],
      [{ part: 'status', expected: '201', seen: 'no answer: socket hang up', ok: false }],
    ]);
  });

  describe('over HTTP/2', () => {
    const [check] = CHECKS;
    const checks = check ? [{ ...check, overHttp2: true }] : [];
    const http1 = () => Promise.reject(new Error('HTTP/1.1'));

    it.each([
      [200, true],
      [404, false],
    ])('holds an answer of %i against what is expected', async (status, ok) => {
      const http2 = () => Promise.resolve({ status, headers: {}, body: '' });
      const [outcome] = await runChecks('https://a', checks, SECRET, { http1, http2 });
      expect(outcome?.findings).toEqual([{ part: 'status', expected: '200', seen: String(status), ok }]);
    });

    it('finds nothing where that is not offered', async () => {
      const http2 = () => Promise.resolve(undefined);
      const outcomes = await runChecks('https://a', checks, SECRET, { http1, http2 });
      expect(outcomes).toEqual([{ check: 'first', findings: [], skipped: 'no HTTP/2 offered' }]);
    });
  });
});
