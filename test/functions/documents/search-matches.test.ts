import type { JsonObject } from '../../../functions/documents/json';
import { matcherOf, parseSearch } from '../../../functions/documents/search';
import { publicJob } from '../../../functions/jobs/document/public-job';
import { fc } from '../../support/fast-check';
import { agentJob, job } from '../../support/job';

const options = { managedClients: new Set(['hci']) };
const AGENT = publicJob(agentJob({ name: 'Nightly' }), options);
const found = (search: object, document: JsonObject = AGENT) => matcherOf(parseSearch(search))(document);

describe('matches', () => {
  it.each<[object, boolean]>([
    [{}, true],
    [{ match: [{ status: 'running' }] }, true],
    [{ match: [{ status: 'Running' }] }, false],
    [{ match: [{ status: 'running' }, { name: 'other' }] }, false],
    [{ match: [{ path_to_backup: '/etc' }] }, true],
    [{ match: [{ mandatory: true }] }, true],
    [{ match: [{ mandatory: 1 }] }, false],
    [{ match: [{ mandatory: 'true' }] }, false],
    [{ match: [{ max_retries: 5 }] }, true],
    [{ match: [{ max_retries: '5' }] }, false],
    [{ match: [{ freezer_action: { path_to_backup: '/etc', mode: 'fs', action: 'backup' } }] }, true],
    [{ match: [{ freezer_action: { mode: 'fs' } }] }, false],
    [{ match: [{ no_such_key: null }] }, true],
    [{ match: [{ no_such_key: '' }] }, false],
    [{ match: [{ toString: null }] }, true],
    [{ match_not: [{ status: 'completed' }] }, true],
    [{ match_not: [{ status: 'running' }] }, false],
    [{ match_not: [{ status: 'completed' }, { mode: 'fs' }] }, false],
    [{ match_not: [{ no_such_key: null }] }, false],
    [{ match: [{ _all: 'node-1' }] }, true],
    [{ match: [{ _all: 'Night' }] }, true],
    [{ match: [{ _all: 'night' }] }, false],
    [{ match: [{ _all: '/etc' }, { status: 'stop' }] }, false],
    [{ match: [{ _all: 'path_to_backup' }] }, false],
    [{ match: [{ _all: '' }] }, true],
  ])('%j: %j', (search, expected) => {
    expect(found(search)).toBe(expected);
  });

  it('takes the last and the deepest place', () => {
    const document = { a: { x: 1, list: [{ x: 2 }, { y: [{ x: 3 }] }] }, b: [[{ x: 4 }]] };
    expect(found({ match: [{ x: 3 }] }, document)).toBe(true);
    expect(found({ match: [{ x: 5 }] }, { ...document, x: 5 })).toBe(true);
  });

  it('does not look below a key that it looks for', () => {
    const document = { x: { y: 1 } };
    expect(found({ match: [{ y: 1 }] }, document)).toBe(true);
    expect(found({ match: [{ y: 1 }], match_not: [{ x: 1 }] }, document)).toBe(false);
  });

  it.each([
    ['C', 'D'],
    ['D', 'C'],
  ])(
    "gives an agent the plans that are its own, whatever an action's keys say: %s, %s",
    (client_id, nested) => {
      const plan = publicJob(
        job({ client_id, job_actions: [{ freezer_action: { client_id: nested } }] }),
        options,
      );
      expect(found({ match: [{ client_id: 'C' }] }, plan)).toBe(client_id === 'C');
      expect(found({ match_not: [{ client_id: 'C' }] }, plan)).toBe(client_id !== 'C');
    },
  );

  it("does not take an action's status for the plan's", () => {
    const job_actions = [{ freezer_action: { status: 'completed' } }];
    for (const plan of [job({ job_actions }), agentJob({ job_actions })]) {
      expect(found({ match_not: [{ status: 'completed' }] }, publicJob(plan, options))).toBe(true);
    }
  });

  it('finds the client of a document that has none of its own', () => {
    expect(found({ match: [{ client_id: 'C' }] }, { client: { client_id: 'C' }, user_id: 'u' })).toBe(true);
  });

  it('does not follow a search into a depth that no document has', () => {
    const deep = `[{"freezer_action": ${'['.repeat(100_000)}${']'.repeat(100_000)}}]`;
    expect(found({ match: [{ _all: deep }] })).toBe(false);
  });

  it('does what the contract says, literally', () => {
    fc.assert(
      fc.property(anySearch, anyDocument, (search, document) => {
        expect(found(search, document)).toBe(literally(search, document));
      }),
      { numRuns: 2000 },
    );
  });
});

// Few names and few values, so that they meet.
const name = fc.constantFrom('a', 'b', 'c', 'client_id');
const leaf = fc.constantFrom<unknown>(null, 0, 1, true, false, '', '1', 'text', 'a text');
const { json: anyJson, object: anyDocument } = fc.letrec<{ json: unknown; object: JsonObject }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, weight: 3, arbitrary: leaf } as never,
    leaf,
    tie('object'),
    fc.array(tie('json'), { maxLength: 3 }),
  ),
  object: fc.dictionary(name, tie('json'), { maxKeys: 3 }) as fc.Arbitrary<JsonObject>,
}));
const conditions = fc.array(fc.dictionary(name, fc.oneof(leaf, anyJson), { maxKeys: 1 }), { maxLength: 2 });
const anySearch = fc.record(
  {
    match: fc.oneof(
      conditions,
      fc
        .tuple(
          fc.constantFrom('text', '1', '', 'x[').map((_all) => ({ _all })),
          conditions,
        )
        .map(([all, more]) => [all, ...more]),
      conditions.map((list) => [{ _all: JSON.stringify(list) }, { a: 'discarded' }]),
      fc
        .tuple(fc.record({ match: conditions, match_not: conditions }), conditions)
        .map(([typed, more]) => [{ _all: JSON.stringify(typed) }, ...more]),
    ),
    match_not: conditions,
  },
  { requiredKeys: [] },
);

type Pairs = readonly Readonly<Record<string, unknown>>[];

/** Section 3.2 of the contract once more, rule by rule, with no thought of speed. */
function literally(
  search: { readonly match?: Pairs; readonly match_not?: Pairs },
  document: JsonObject,
): boolean {
  const { match = [], match_not = [] } = search;
  if (match.length === 0 && match_not.length === 0) return true;
  const all = match[0]?.['_all'];
  if (typeof all === 'string') {
    if (all.startsWith('[')) return literally({ match: JSON.parse(all) as Pairs }, document);
    const [, ...rest] = match;
    if (all.startsWith('{')) {
      return (
        literally(JSON.parse(all) as { match: Pairs; match_not: Pairs }, document) &&
        literally({ match: rest, match_not }, document)
      );
    }
    return (
      leaves(document).some((text) => text.includes(all)) && literally({ match: rest, match_not }, document)
    );
  }
  const names = [...match, ...match_not].flatMap((pairs) => Object.keys(pairs));
  const seen: [string, unknown][] = [];
  const walk = (object: object): void => {
    for (const [key, value] of Object.entries(object) as [string, unknown][]) {
      if (names.includes(key)) seen.push([key, value]);
      else if (Array.isArray(value)) value.filter(isObject).forEach(walk);
      else if (isObject(value)) walk(value);
    }
  };
  walk(document);
  const valueOf = (key: string): unknown =>
    key === 'client_id' && key in document
      ? document[key]
      : (seen.findLast(([other]) => other === key)?.[1] ?? null);
  const equal = (pairs: Readonly<Record<string, unknown>>): boolean[] =>
    Object.entries(pairs).map(([key, value]) => canonical(valueOf(key)) === canonical(value));
  return match.flatMap(equal).every(Boolean) && !match_not.flatMap(equal).some(Boolean);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function leaves(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    isObject(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
