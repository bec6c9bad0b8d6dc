import type { Reply } from '../../bin/command/send';
import { NOT_FOR_CACHES } from '../../functions/contract/token';
import { type Cost, faultsOf, FOREIGN, logFaults, MOST } from './judgement';
import type { HostileCall } from './requests';
import { SENT } from './values';

const CALL: HostileCall = {
  sender: 'member',
  operation: 'getJob',
  method: 'GET',
  path: '/v2/p/jobs/j',
  headers: {},
  body: undefined,
};
const CACHING = Object.fromEntries(
  Object.entries(NOT_FOR_CACHES).map(([name, value]) => [name.toLowerCase(), value]),
);
const NOTHING: Cost = { readUnits: 0, itemsWritten: 0 };
const reply = (status: number, body: unknown, headers = {}): Reply => ({
  status,
  headers: { ...CACHING, 'content-type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const refusal = (description: string): Reply => reply(400, { title: 'Bad request format', description });

describe('a reply', () => {
  it.each<[string, Partial<HostileCall>, Reply, Partial<Cost>]>([
    ['a document', {}, reply(200, { name: 'own' }), {}],
    ['nothing', { method: 'DELETE' }, reply(204, ''), {}],
    ['a refusal', {}, refusal('no'), {}],
    ['a refusal without a body', { method: 'HEAD' }, reply(405, ''), {}],
    ["API Gateway's own refusal", {}, { ...reply(431, '{"message":"x"}'), headers: {} }, {}],
    ["the neighbour's data for an operator", { sender: 'admin' }, reply(200, { name: FOREIGN }), {}],
    [
      'much to read in all projects',
      { path: '/v2/p/jobs?all_projects=1' },
      reply(200, {}),
      { readUnits: 5000 },
    ],
  ])('may be %s', (_what, call, seen, cost) => {
    expect(faultsOf({ ...CALL, ...call }, seen, { ...NOTHING, ...cost })).toEqual([]);
  });

  it.each<[string, Reply, Partial<Cost>]>([
    ["the other project's data is visible", reply(200, { name: FOREIGN }), {}],
    ["the other project's data is visible", reply(200, '', { etag: FOREIGN }), {}],
    ['status 502', reply(502, { title: 'x', description: 'x' }), {}],
    ['no Cache-Control', reply(200, {}, { 'cache-control': 'max-age=60' }), {}],
    ['no Vary', reply(200, {}, { vary: 'Accept' }), {}],
    ['the body is no JSON', reply(200, '{"name":'), {}],
    ['no title and description', reply(400, { message: 'x' }), {}],
    ['no title and description', reply(413, '', { 'x-openstack-request-id': 'req-1' }), {}],
    ['an error message of 1019 characters', refusal('x'.repeat(1001)), {}],
    ['readUnits: 3001, allowed are 3000', reply(200, {}), { readUnits: MOST.readUnits + 1 }],
    ['itemsWritten: 502, allowed are 501', reply(200, {}), { itemsWritten: MOST.itemsWritten + 1 }],
  ])('is faulty: %s', (fault, seen, cost) => {
    expect(faultsOf(CALL, seen, { ...NOTHING, ...cost })).toEqual([fault]);
  });

  it('is faulty when it is larger than Lambda can hand over', () => {
    const large = reply(200, `"${'x'.repeat(6_000_000)}"`);
    expect(faultsOf(CALL, large, NOTHING)).toEqual(['responseBytes: 6000006, allowed are 5500000']);
  });
});

describe('a log line', () => {
  it.each([
    ['says what was asked', '{"operation":"getJob","status":404}', []],
    ['is long', 'x'.repeat(4001), ['a log line of 4001 bytes']],
    ['quotes a body', `{"reason":"${SENT}"}`, ['a part of a request in the log']],
    ['quotes a document', FOREIGN, ['a part of a document in the log']],
    ['has a token', 'token=secret', ['a token in the log']],
  ])('%s', (_what, line, faults) => {
    expect(logFaults(line, ['secret'])).toEqual(faults);
  });
});
