import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { AuthorizerContext } from '../../functions/http/authorizer-context';
import { changeAll, shownAll, succeed, unchangedIn, type Views, writeAll } from './documents';
import type { Document } from './release';
import { run, type Running, startTables, type Tables } from './running-release';
import { UPGRADES } from './upgrades';

/** Notes of what happened, not of what a document is: where one is lost, an agent is told once more. */
const NOTES = ['_event_shown'];

describe.each(UPGRADES)('documents, from $from.version to $to.version', ({ before, from, to }) => {
  let tables: Tables;
  let former: Running;
  let next: Running;
  const context: AuthorizerContext = before.contexts['admin'] ?? {};
  beforeEach(async () => {
    tables = await startTables(to.template());
    [former, next] = [run(from, tables), run(to, tables)];
  });
  afterEach(() => tables.close());

  /** Stores what the version before has left. */
  async function inherit(): Promise<readonly string[]> {
    for (const [TableName, items] of Object.entries(before.items)) {
      for (const Item of items) await tables.client.send(new PutCommand({ TableName, Item }));
    }
    return Object.keys(before.views);
  }

  it('that the version before stored are shown as it showed them', async () => {
    const views = await shownAll(next, await inherit(), context);
    expect(views).toMatchObject(before.views);
  });

  it('that the version before stored are listed', async () => {
    const paths = await inherit();
    for (const collection of new Set(paths.map((path) => path.replace(/\/.*/, '')))) {
      const listed = await succeed(next, { method: 'GET', path: collection }, context);
      const text = JSON.stringify(listed);
      for (const path of paths.filter((one) => one.startsWith(`${collection}/`))) {
        expect(text).toContain(`"${path.replace(/.*\//, '')}"`);
      }
    }
  });

  it('that the version before stored are changed, and keep the rest', async () => {
    const paths = await inherit();
    await changeAll(next, paths, context);
    expect(unchangedIn(await shownAll(next, paths, context))).toMatchObject(unchangedIn(before.views));
  });

  it('that the next version stored are shown by the version before, but for what it does not know', async () => {
    const paths = await writeAll(next, context);
    const views = await shownAll(next, paths, context);
    const known = membersOf(before.views);
    const shown = Object.entries(await shownAll(former, paths, context));
    for (const [path, view] of shown) {
      const expected = Object.entries(views[path] ?? {}).filter(([name]) => known.has(name));
      expect(view).toEqual(Object.fromEntries(expected));
    }
  });

  it('that the version before changes keep what the next version stored', async () => {
    const paths = await writeAll(next, context);
    const views = await shownAll(next, paths, context);
    await changeAll(former, paths, context);
    expect(unchangedIn(await shownAll(next, paths, context))).toEqual(unchangedIn(views));
  });

  it('get back what the version before drops of their internal attributes, as soon as they are changed', async () => {
    const paths = await writeAll(next, context);
    const attributes = internalAttributesIn(await tables.items());
    await changeAll(former, paths, context);
    await changeAll(next, paths, context);
    const present = internalAttributesIn(await tables.items());
    for (const [item, names] of Object.entries(attributes)) {
      expect([item, ...(present[item] ?? [])]).toEqual(expect.arrayContaining(names));
    }
  });
});

/** What callers are shown of any document. */
function membersOf(views: Views): ReadonlySet<string> {
  return new Set(Object.values(views).flatMap(Object.keys));
}

/** Of each item, by its table and key. */
function internalAttributesIn(items: Readonly<Record<string, readonly Document[]>>) {
  return Object.fromEntries(
    Object.entries(items).flatMap(([table, stored]) =>
      stored.map((item) => {
        const ids = Object.entries(item).filter(([name]) => /^[a-z]+_id$/.test(name));
        const names = Object.keys(item).filter((name) => name.startsWith('_') && !NOTES.includes(name));
        return [`${table} ${JSON.stringify(ids)}`, names] as const;
      }),
    ),
  );
}
