import type { Expectation } from './compare';
import type { Check, Visit } from './visit';

/** What anybody, or anybody with a token, may ask. */
export function discovery({ ask }: Visit): readonly Check[] {
  return [
    {
      name: 'versions',
      request: { path: '/' },
      expect: { status: 300, body: { versions: [{ id: 'v2', links: [{ href: /^https?:.*\/v2\/$/ }] }] } },
    },
    {
      name: 'health',
      request: { path: '/healthcheck' },
      expect: { status: 200, headers: { 'content-type': /^text\/plain/ } },
    },
    { name: 'version document', request: ask('/v2'), expect: { status: 200, keys: ['resources'] } },
  ];
}

/**
 * Lists, and searches for what is not there: a search that the deployment loses on the way would find something, or be
 * refused. `search in the body of a GET` is a scheduler's poll; once it is as expected, `getBodies=passed` is right.
 */
export function lists({ projectId, absentId, ask }: Visit): readonly Check[] {
  const jobs = `/v2/${projectId}/jobs`;
  const search = JSON.stringify({ match: [{ job_id: absentId }], match_not: [{ status: 'completed' }] });
  const list: Expectation = { status: 200, keys: ['jobs'] };
  const nothing: Expectation = { status: 200, body: { jobs: { length: 0 } } };
  return [
    { name: 'list', request: ask(`${jobs}?limit=1`), expect: list },
    { name: 'list, slash at the end', request: ask(`${jobs}/?limit=1`), expect: list },
    {
      name: 'search in the body of a GET',
      request: {
        ...ask(`${jobs}/?limit=10&offset=0`, { 'Content-Type': 'application/json' }),
        body: search,
      },
      expect: nothing,
    },
    {
      name: 'search in the query',
      request: ask(`${jobs}?search=${encodeURIComponent(search)}`),
      expect: nothing,
    },
    {
      name: 'limit that is no number',
      request: ask(`${jobs}?limit=abc`),
      expect: { status: 400, body: { title: 'Invalid parameter', description: /"limit"/ } },
    },
  ];
}
