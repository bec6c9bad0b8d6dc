import { randomUUID } from 'node:crypto';
import { TOKEN_HEADER } from '../../functions/contract/token';
import type { Expectation } from './compare';
import type { Check, Visit } from './visit';

/** Nothing is there, whichever part of the service says so; but nothing is shown, and nothing fails. */
const NOTHING: Expectation = { status: [400, 401, 403, 404] };
const NOT_FOUND: Expectation = { status: 404, body: { title: 'Not Found', description: /./ } };

/** Paths and headers that AWS does not say much about. */
export function paths({ projectId, absentId, path, token, absent }: Visit): readonly Check[] {
  const jobs = `/v2/${projectId}/jobs`;
  const foreign = randomUUID().replaceAll('-', '');
  const withTokens = (...tokens: readonly string[]) => ({ path, headers: { [TOKEN_HEADER]: tokens } });
  const ask = (asked: string) => ({ path: asked, headers: { [TOKEN_HEADER]: token } });
  const garbage = 'x'.repeat(40);
  return [
    { name: 'id with a colon', request: ask(`${jobs}/a:b`), expect: NOT_FOUND },
    { name: 'id with an encoded question mark', request: ask(`${jobs}/a%3Fb`), expect: NOT_FOUND },
    { name: 'dot segments', request: ask(`${jobs}/../jobs/${absentId}`), expect: NOTHING },
    {
      name: 'dot segments into a foreign project',
      request: ask(`/v2/${projectId}/../${foreign}/jobs/${absentId}`),
      expect: NOTHING,
    },
    { name: 'doubled slash', request: ask(`/v2//${projectId}/jobs/${absentId}`), expect: NOTHING },
    { name: 'two tokens, the first one bad', request: withTokens(garbage, token), expect: NOTHING },
    { name: 'two tokens, the second one bad', request: withTokens(token, garbage), expect: NOTHING },
    { name: 'token over HTTP/2', request: ask(path), expect: absent, overHttp2: true },
    {
      name: 'two tokens over HTTP/2',
      request: withTokens(garbage, token),
      expect: NOTHING,
      overHttp2: true,
    },
  ];
}
