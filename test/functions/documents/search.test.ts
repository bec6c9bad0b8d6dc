import { clientOf, isAgentPoll, isUnconditional, parseSearch } from '../../../functions/documents/search';
import { BadDataFormat } from '../../../functions/errors';

const is = (name: string, value: unknown) => ({ name, value });

describe('parseSearch', () => {
  it.each([undefined, null, {}, { match: [] }, { match: [], match_not: [] }, { match: [{}] }, { limit: 5 }])(
    'finds nothing to filter by in %j',
    (value) => {
      expect(parseSearch(value)).toEqual({ match: [], match_not: [], others: expect.any(Object) as object });
      expect(isUnconditional(parseSearch(value))).toBe(true);
    },
  );

  it.each([
    ['pairs of one object', { match: [{ a: 1, b: null }] }, [is('a', 1), is('b', null)], []],
    ['pairs of many objects', { match: [{ a: 1 }, { a: 2 }] }, [is('a', 1), is('a', 2)], []],
    ['what may not be', { match_not: [{ a: { b: [] } }] }, [], [is('a', { b: [] })]],
    [
      '_all as a name where it is not first',
      { match: [{ a: 1 }, { _all: 'x' }] },
      [is('a', 1), is('_all', 'x')],
      [],
    ],
    ['_all as a name of match_not', { match_not: [{ _all: 'x' }] }, [], [is('_all', 'x')]],
  ])('reads %s', (_what, value, match, match_not) => {
    expect(parseSearch(value)).toEqual({ match, match_not, others: {} });
    expect(isUnconditional(parseSearch(value))).toBe(false);
  });

  it('takes a list in _all for all of the search', () => {
    const _all = '[{"client_id": "C"}, {"status": "completed", "_all": "x"}]';
    expect(parseSearch({ match: [{ _all, a: 1 }, { b: 2 }], match_not: [{ c: 3 }] })).toEqual({
      match: [is('client_id', 'C'), is('status', 'completed'), is('_all', 'x')],
      match_not: [],
      others: {},
    });
  });

  it('reads a search in _all as that search, beside the rest', () => {
    const inner = { match: [{ a: 1 }, { b: null }], match_not: [{ c: 3 }], time_after: 5 };
    const outer = {
      match: [{ _all: JSON.stringify(inner), d: 4 }, { client_id: 'C' }],
      match_not: [{ e: 5 }],
    };
    expect(parseSearch({ ...outer, time_before: 6 })).toEqual({
      match: [is('a', 1), is('b', null), is('d', 4), is('client_id', 'C')],
      match_not: [is('c', 3), is('e', 5)],
      others: { time_after: 5, time_before: 6 },
    });
  });

  it.each<[string, object, object]>([
    ['without match', { match_not: [{ c: 3 }] }, { match: [], match_not: [is('c', 3)], others: {} }],
    ['for a text', { match: [{ _all: 'node' }] }, { match: [], match_not: [], text: 'node', others: {} }],
    ['for everything', { match: [] }, { match: [], match_not: [], others: {} }],
    [
      'with a list in its own _all',
      { match: [{ _all: '[{"a": 1}]' }], match_not: [{ c: 3 }] },
      { match: [is('a', 1)], match_not: [], others: {} },
    ],
  ])('reads a search %s in _all', (_what, inner, search) => {
    expect(parseSearch({ match: [{ _all: JSON.stringify(inner) }] })).toEqual(search);
  });

  it('reads searches in searches, as many as there are', () => {
    const innermost = { match: [{ _all: 'node' }] };
    let search: object = innermost;
    for (let depth = 0; depth < 8; depth += 1)
      search = { match: [{ _all: JSON.stringify(search), [depth]: depth }] };
    const { match, text } = parseSearch(search);
    expect(text).toBe('node');
    expect(match).toHaveLength(8);
  });

  it('counts the conditions of a search in _all with the others', () => {
    const conditions = (count: number) => Array.from({ length: count }, (_, n) => ({ [`k${n}`]: n }));
    const search = (inner: number, outer: number) => {
      const _all = JSON.stringify({ match_not: conditions(inner) });
      return parseSearch({ match: [{ _all }, ...conditions(outer)] });
    };
    expect(search(60, 40).match).toHaveLength(40);
    expect(() => search(61, 40)).toThrow('up to 100 conditions, and this one has 101');
    expect(() => search(101, 0)).toThrow('up to 100 conditions, and this one has 101');
  });

  it.each([
    'node-1',
    '',
    '{"client_id": "C"}',
    '{"match": [',
    '{"match"}',
    '"{\\"match\\": []}"',
    '5',
    'null',
    '[',
    '"[]"',
  ])('looks for the text %j in _all, beside the rest', (text) => {
    const search = parseSearch({
      match: [{ _all: text, a: 1 }, { client_id: 'C' }],
      match_not: [{ b: 2 }],
    });
    expect(search).toEqual({
      match: [is('a', 1), is('client_id', 'C')],
      match_not: [is('b', 2)],
      text,
      others: {},
    });
    expect(isUnconditional(search)).toBe(false);
  });

  it.each([
    [[]],
    ['text'],
    [0],
    [{ match: {} }],
    [{ match: null }],
    [{ match: 'a' }],
    [{ match: [1] }],
    [{ match: [{ a: 1 }, null] }],
    [{ match_not: [[]] }],
    [{ match_not: 'x' }],
    [{ match: [{ _all: 5 }] }],
    [{ match: [{ _all: null }] }],
    [{ match: [{ _all: [{ a: 1 }] }] }],
    [{ match: [{ _all: '["a"]' }] }],
    [{ match: [{ _all: '[[]]' }] }],
    [{ match: [{ _all: '{"match": {}}' }] }],
    [{ match: [{ _all: '{"match": [], "match_not": ["a"]}' }] }],
    [{ match: [{ _all: '{"match": [{"_all": 5}]}' }] }],
  ])('refuses %j', (value) => {
    expect(() => parseSearch(value)).toThrow(BadDataFormat);
  });
});

describe('clientOf', () => {
  it.each([
    [{ match: [{ client_id: 'C' }] }, 'C'],
    [{ match: [{ status: 'stop' }, { client_id: 'C', name: 'n' }] }, 'C'],
    [{ match: [{ client_id: null }, { client_id: 'C' }] }, 'C'],
    [{ match: [{ _all: '[{"client_id": "C"}]' }, { client_id: 'D' }] }, 'C'],
    [{ match: [{ _all: 'text' }, { client_id: 'C' }] }, 'C'],
    [{ match_not: [{ client_id: 'C' }] }, undefined],
    [{ match: [{ freezer_action: { client_id: 'C' } }] }, undefined],
    [{ match: [{ client_id: 5 }] }, undefined],
    [{}, undefined],
  ])('of %j is %j', (value, client) => {
    expect(clientOf(parseSearch(value))).toBe(client);
  });
});

describe('isAgentPoll', () => {
  it.each([
    [{ match: [{ client_id: 'C' }], match_not: [{ status: 'completed' }] }, true],
    [{ match: [{ client_id: 'C' }] }, false],
    [{ match: [{ client_id: 'C', status: 'stop' }] }, false],
    [{ match_not: [{ client_id: 'C' }, { status: 'completed' }] }, false],
    [{ match: [{ _all: '[{"client_id": "C"}]' }], match_not: [{ status: 'completed' }] }, false],
    [{}, false],
  ])('of %j is %j', (value, poll) => {
    expect(isAgentPoll(parseSearch(value))).toBe(poll);
  });
});
