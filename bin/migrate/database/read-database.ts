import { KIND_NAMES, type KindName } from '../kind';
import type { SourceDocument } from '../source-document';
import { countQuery, type FreezerTables, freezerTables, rowsQuery } from './freezer-tables';
import type { Joined, Row, Snapshot } from './open-database';
import { rowDocument, type RowGroup } from './row-documents';

/** What a database holds, and how much of it. */
export interface DatabaseDocuments {
  readonly documents: AsyncIterable<SourceDocument>;
  readonly total: number;
}

/**
 * The documents of Freezer's database, kind by kind in the order in which they refer to each other.
 * @throws Refusal when it is not Freezer's, or not all of it may be read.
 */
export async function readDatabase(
  snapshot: Snapshot,
  asked: (kind: KindName) => boolean,
): Promise<DatabaseDocuments> {
  const kinds = KIND_NAMES.filter(asked);
  const tables = await freezerTables(snapshot, kinds);
  let total = 0;
  for (const kind of kinds) {
    const [row] = await snapshot.rows(countQuery(kind));
    total += Number(row?.['number']);
  }
  return { documents: documentsOf(snapshot, kinds, tables), total };
}

async function* documentsOf(
  snapshot: Snapshot,
  kinds: readonly KindName[],
  tables: FreezerTables,
): AsyncGenerator<SourceDocument> {
  for (const kind of kinds) {
    const rows = snapshot.stream(rowsQuery(kind, tables));
    const links = kind === 'jobs' && tables.linksActions;
    for await (const group of groupsOf(rows, links)) yield rowDocument(kind, group);
  }
}

/** The rows of one document: a plan has one for each of its actions, and for each trust. */
async function* groupsOf(rows: AsyncIterable<Joined>, linksActions: boolean): AsyncGenerator<RowGroup> {
  let group: Joined[] = [];
  for await (const joined of rows) {
    const [first] = group;
    if (first && first['row']?.['id'] !== joined['row']?.['id']) {
      yield groupOf(group, linksActions);
      group = [];
    }
    group.push(joined);
  }
  if (group.length > 0) yield groupOf(group, linksActions);
}

function groupOf(joined: readonly Joined[], linksActions: boolean): RowGroup {
  const [{ row = {}, credential } = {}] = joined;
  const links = new Map(joined.map(({ link, action }) => [link?.['id'] ?? null, action]));
  return {
    row,
    ...(linksActions && { actions: [...links.values()].filter(isThere) }),
    credential: isThere(credential) ? credential : undefined,
  };
}

/** An outer join has a row of nulls where there is none. */
function isThere(row: Row | undefined): row is Row {
  return row !== undefined && (row['id'] ?? null) !== null;
}
