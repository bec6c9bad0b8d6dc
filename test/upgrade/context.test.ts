import type { AuthorizerContext } from '../../functions/http/authorizer-context';
import { contextsOf, type Request, run, type Running, startTables, type Tables } from './running-release';
import { UPGRADES } from './upgrades';

/** What tells callers from each other; the last one says nothing, but only who may say it learns that. */
const REQUESTS: readonly Request[] = [
  { method: 'GET', path: 'jobs' },
  { method: 'GET', path: 'sessions' },
  { method: 'POST', path: 'clients', body: {} },
];

type Contexts = Readonly<Record<string, AuthorizerContext>>;

/** What each caller may do, as statuses. */
async function rightsOf(release: Running, contexts: Contexts): Promise<Readonly<Record<string, string>>> {
  const rights: [string, string][] = [];
  for (const [name, context] of Object.entries(contexts)) {
    const statuses: number[] = [];
    for (const request of REQUESTS) statuses.push((await release.send(request, context)).status);
    rights.push([name, statuses.join(' ')]);
  }
  return Object.fromEntries(rights);
}

/**
 * API Gateway hands on what the authorizer of the version before said, up to an hour after an upgrade, and after a rollback
 * what that of the next version said.
 */
describe.each(UPGRADES)('the context of the authorizer, from $from.version to $to.version', (upgrade) => {
  const { before, from, to } = upgrade;
  let tables: Tables;
  let former: Running;
  let release: Running;
  let next: Contexts;
  beforeAll(async () => {
    tables = await startTables(to.template());
    [former, release] = [run(from, tables), run(to, tables)];
    next = await contextsOf(to);
  });
  afterAll(() => tables.close());

  it('tells callers from each other', async () => {
    expect(await rightsOf(release, next)).toEqual({
      admin: '200 200 400',
      member: '200 200 400',
      reader: '200 200 403',
      unscoped: '403 403 403',
      domain: '403 403 403',
      system: '403 403 403',
      restricted: '200 403 403',
    });
  });

  it('loses no member', () => {
    for (const [name, context] of Object.entries(before.contexts)) {
      expect(Object.keys(next[name] ?? {})).toEqual(expect.arrayContaining(Object.keys(context)));
    }
  });

  it('says the same to the next version as its own', async () => {
    expect(await rightsOf(release, before.contexts)).toEqual(await rightsOf(release, next));
  });

  it('says the same to the version before as its own', async () => {
    expect(await rightsOf(former, next)).toEqual(await rightsOf(former, before.contexts));
  });

  it('may have members that nobody knows yet', async () => {
    const grown = Object.entries(next).map(
      ([name, context]) => [name, { ...context, of_tomorrow: 'x' }] as const,
    );
    expect(await rightsOf(release, Object.fromEntries(grown))).toEqual(await rightsOf(release, next));
  });
});
