import { BadDataFormat } from '../../../functions/errors';
import { type GetBodies, searchOf } from '../../../functions/http/search-source';

interface Sent {
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const POLL = '{"match_not":[{"status":"completed"}],"match":[{"client_id":"C"}]}';
const POLLED = {
  match: [{ name: 'client_id', value: 'C' }],
  match_not: [{ name: 'status', value: 'completed' }],
  others: {},
};
const NOTHING = { match: [], match_not: [], others: {} };
const JSON_TYPE = { 'content-type': 'application/json' };

function search({ query = {}, headers = {}, body }: Sent, getBodies: GetBodies = 'guarded') {
  const header = (name: string) => new Map(Object.entries(headers)).get(name);
  return searchOf({ query: new Map(Object.entries(query)), header, body }, getBodies);
}

describe('searchOf', () => {
  it.each<[string, Sent]>([
    ['the body', { body: POLL, headers: { 'content-length': '66' } }],
    ['the body, whatever its type', { body: POLL, headers: { 'content-type': 'text/plain' } }],
    ['the body, of no announced length', { body: POLL, headers: { 'transfer-encoding': 'chunked' } }],
    ['the query', { query: { search: POLL } }],
    ['the query as base64url', { query: { search: Buffer.from(POLL).toString('base64url') } }],
    ['the padded query', { query: { search: `${Buffer.from(`${POLL} `).toString('base64url')}=` } }],
    ['the query beside a null body', { query: { search: POLL }, body: 'null' }],
    ['the query of a stripped poll', { query: { search: POLL, limit: '10' }, headers: JSON_TYPE }],
  ])('reads a search from %s', (_where, sent) => {
    expect(search(sent)).toEqual(POLLED);
  });

  it('reads more than ASCII from base64url', () => {
    const text = Buffer.from('{"match":[{"name":"план"}]}').toString('base64url');
    expect(search({ query: { search: text } }).match).toEqual([{ name: 'name', value: 'план' }]);
  });

  it.each<[string, Sent]>([
    ['nothing', {}],
    ['a null body', { body: 'null', headers: { 'content-length': '4' } }],
    ['a null body of a default page', { body: 'null', headers: JSON_TYPE, query: { limit: '10' } }],
    ['an announced length of nothing', { headers: { 'content-length': '0' } }],
    ['a null in the query', { query: { search: 'bnVsbA' } }],
    ['a page of another size', { headers: JSON_TYPE, query: { limit: '100' } }],
    ['a page whose size is not said', { headers: JSON_TYPE }],
    ['a page without a type', { query: { limit: '10' } }],
  ])('takes %s for no search', (_what, sent) => {
    expect(search(sent)).toEqual(NOTHING);
  });

  it.each<[string, Sent]>([
    ['a length', { headers: { 'content-length': '66' } }],
    ['an unreadable length', { headers: { 'content-length': 'x' } }],
    ['two lengths', { headers: { 'content-length': '0,66' } }],
    ['chunks', { headers: { 'transfer-encoding': 'chunked' } }],
    [
      'a length, beside a search in the query',
      { headers: { 'content-length': '1' }, query: { search: POLL } },
    ],
  ])('refuses when %s announced a body and none came', (_what, sent) => {
    for (const getBodies of ['guarded', 'passed'] as const) {
      expect(() => search(sent, getBodies)).toThrow(BadDataFormat);
      expect(() => search(sent, getBodies)).toThrow('announced a body that did not arrive');
    }
  });

  it.each([
    ['application/json', '10'],
    ['Application/JSON; charset=utf-8', '+10'],
  ])('refuses what is left of a stripped poll: %s', (type, limit) => {
    const stripped = { headers: { 'content-type': type }, query: { limit, offset: '0' } };
    expect(() => search(stripped)).toThrow(BadDataFormat);
    expect(() => search(stripped)).toThrow(/\?search=.*getBodies=passed/);
    expect(search(stripped, 'passed')).toEqual(NOTHING);
  });

  it.each<[string, Sent, string]>([
    ['two searches', { body: POLL, query: { search: POLL } }, 'one in ?search='],
    ['text', { query: { search: 'completed' } }, 'neither JSON nor base64url'],
    ['base64url of no JSON', { query: { search: 'aGFsbG8' } }, 'Malformed JSON'],
    ['half a body', { body: '{"match":' }, 'Malformed JSON'],
    ['a list', { body: '[]' }, 'A search must be a JSON object.'],
    ['an empty text', { body: '""' }, 'A search must be a JSON object.'],
    ['false', { query: { search: 'ZmFsc2U' } }, 'A search must be a JSON object.'],
  ])('refuses %s', (_what, sent, sentence) => {
    expect(() => search(sent)).toThrow(BadDataFormat);
    expect(() => search(sent)).toThrow(sentence);
  });
});
