import { PLAN } from '../documents';
import type { Row } from '../row';

const NODE_1 = { match: [{ client_id: '{project}_node-1' }] };
const POLL = { match_not: [{ status: 'completed' }], ...NODE_1 };

export const LIST: readonly Row[] = [
  { request: 'GET jobs/', note: 'none yet' },
  { request: 'POST jobs/', body: PLAN, keep: 'a' },
  {
    request: 'POST jobs/',
    body: { ...PLAN, client_id: 'node-2' },
    keep: 'b',
  },
  {
    request: 'POST jobs/',
    body: { ...PLAN, job_schedule: { status: 'completed' } },
    keep: 'c',
  },
  {
    request: 'GET jobs/',
  },
  {
    request: 'GET jobs',
    note: 'without the slash',
  },
  {
    request: 'GET jobs/?limit=100&offset=0',
    note: 'as the command asks',
  },
  {
    request: 'GET jobs/?limit=2',
  },
  {
    request: 'GET jobs/?offset=2',
  },
  {
    request: 'GET jobs/?limit=1&offset=1',
  },
  { request: 'GET jobs/?offset=3', note: 'past the end' },
  {
    request: 'GET jobs/?limit=0',
  },
  {
    request: 'GET jobs/?limit=',
  },
  {
    request: 'GET jobs/?limit=1&limit=2',
  },
  {
    request: 'GET jobs/?limit=1,2',
  },
  {
    request: 'GET jobs/?sort=client_id',
    note: 'unknown parameter',
  },
  {
    request: 'GET jobs/?limit=abc',
  },
  {
    request: 'GET jobs/?offset=abc',
  },
  {
    request: 'GET jobs/?limit=1.5',
  },
  {
    request: 'GET jobs/?limit=-1',
  },
  {
    request: 'GET jobs/?offset=-1',
  },
  {
    request: 'GET jobs/?all_projects=False',
  },
  {
    request: 'GET jobs/?all_projects=maybe',
  },
  {
    request: 'GET jobs/?all_projects=True',
  },
  { request: 'GET jobs/', as: 'colleague' },
  { request: 'GET jobs/', as: 'reader' },
  { request: 'GET jobs/', as: 'stranger' },
  { request: 'GET /v2/{other}/jobs/', note: 'foreign project' },
  { request: 'GET jobs/', as: 'operator' },
  { request: 'GET /v2/{operations}/jobs/', as: 'operator' },
  {
    request: 'GET /v2/{operations}/jobs/?all_projects=True',
    as: 'operator',
    body: NODE_1,
  },
  {
    request: 'GET jobs/',
    as: 'nobody',
  },
  {
    request: 'GET jobs/',
    as: 'forger',
  },
  {
    request: 'GET jobs/',
    note: 'HTML wanted',
    headers: { accept: 'text/html' },
  },
];

export const SEARCH: readonly Row[] = [
  { request: 'POST jobs/', body: PLAN, keep: 'a' },
  {
    request: 'POST jobs/',
    body: { ...PLAN, client_id: 'node-2' },
    keep: 'b',
  },
  {
    request: 'POST jobs/',
    body: { ...PLAN, job_schedule: { status: 'completed' } },
    keep: 'c',
  },
  {
    request: 'GET jobs/?limit=10&offset=0',
    note: "an agent's poll",
    body: POLL,
  },
  {
    request: 'GET jobs/',
    note: 'one client',
    body: NODE_1,
  },
  {
    request: 'GET jobs/?limit=1&offset=1',
    note: 'one client, second page',
    body: NODE_1,
  },
  {
    request: 'GET jobs/',
    note: 'not completed',
    body: { match_not: [{ status: 'completed' }] },
  },
  {
    request: 'GET jobs/',
    note: 'two conditions',
    body: { match: [{ client_id: '{project}_node-1' }, { status: 'completed' }] },
  },
  {
    request: 'GET jobs/',
    note: 'two conditions in one object',
    body: { match: [{ client_id: '{project}_node-1', status: 'completed' }] },
  },
  {
    request: 'GET jobs/',
    note: 'key of an action',
    body: { match: [{ path_to_backup: '/etc' }] },
  },
  {
    request: 'GET jobs/',
    note: 'other type',
    body: { match: [{ time_started: '-1' }] },
  },
  {
    request: 'GET jobs/',
    note: 'no such value',
    body: { match: [{ client_id: 'node-9' }] },
  },
  {
    request: 'GET jobs/',
    note: 'missing key counts as null',
    body: { match: [{ nothing: null }] },
  },
  {
    request: 'GET jobs/',
    note: 'empty object',
    body: {},
  },
  {
    request: 'GET jobs/',
    note: 'empty lists',
    body: { match: [], match_not: [] },
  },
  {
    request: 'GET jobs/',
    note: 'unknown key',
    body: { match: [{ client_id: 'node-2' }], order: 'up' },
  },
  {
    request: 'GET jobs/',
    note: '_all with conditions',
    body: { match: [{ _all: '[{"client_id": "node-2"}]' }] },
  },
  {
    request: 'GET jobs/',
    note: '_all with a word',
    body: { match: [{ _all: 'node-2' }] },
  },
  {
    request: 'GET jobs/',
    note: '_all with a word of no plan',
    body: { match: [{ _all: 'nowhere' }] },
  },
  {
    request: 'GET jobs/',
    note: '_all with an object',
    body: { match: [{ _all: '{"client_id": "node-2"}' }] },
  },
  {
    request: 'GET jobs/',
    note: '_all with a search',
    body: { match: [{ _all: '{"match": [{"client_id": "node-2"}]}' }] },
  },
  {
    request: 'GET jobs/',
    note: 'match is an object',
    body: { match: { client_id: 'node-2' } },
  },
  {
    request: 'GET jobs/',
    note: 'match of texts',
    body: { match: ['node-2'] },
  },
  {
    request: 'GET jobs/',
    note: 'match_not of texts',
    body: { match_not: ['node-2'] },
  },
  {
    request: 'GET jobs/',
    note: 'body is a list',
    body: [{ client_id: 'node-2' }],
  },
  {
    request: 'GET jobs/',
    note: 'malformed JSON',
    body: '{"match": ',
  },
  {
    request: 'GET jobs/?search={"match":[{"client_id":"node-2"}]}',
    note: 'in the query',
  },
  {
    request: 'GET jobs/?limit=-1',
    note: 'and a search',
    body: NODE_1,
  },
];
