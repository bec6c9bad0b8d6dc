import { CENTRAL_REGISTRY, TABLES } from '../contract/tables';
import { largestItemBytes } from '../storage/assert-storable';
import type { DocumentClient } from '../storage/document-client';
import { DocumentRepository } from '../storage/document-repository';
import { creationOrder, type ItemForm } from '../storage/item-form';
import type { Span, Spending } from '../storage/item-pages';
import { assertClient, type ClientKey, type StoredClient } from './document/client';

/** Clients of a project together, and all central ones together: docs/adr/0006-five-tables.md. */
export const CLIENT_FORM: ItemForm<ClientKey, StoredClient> = {
  table: TABLES.clients,
  what: 'client',
  partitionOf: ({ project_id, is_central = false }) => (is_central ? CENTRAL_REGISTRY : project_id),
  idOf: ({ client_id }) => client_id,
  remembered: new Set(['_version']),
  assert: assertClient,
};

/** Read units that looking up a client costs at most: the project's own, then the central one. */
export const CLIENT_UNITS = (2 * largestItemBytes(TABLES.clients)) / 4096;

/**
 * Two listings as one: in order, as each of them is.
 * @param isAfter Where it does not say so, the one of the first listing comes first.
 */
export async function* merged<Item>(
  one: AsyncGenerator<Item>,
  other: AsyncGenerator<Item>,
  isAfter: (one: Item, other: Item) => boolean,
): AsyncGenerator<Item> {
  let [first, second] = await Promise.all([one.next(), other.next()]);
  while (!first.done && !second.done) {
    if (isAfter(first.value, second.value)) {
      yield second.value;
      second = await other.next();
    } else {
      yield first.value;
      first = await one.next();
    }
  }
  if (!first.done) yield first.value;
  yield* one;
  if (!second.done) yield second.value;
  yield* other;
}

/** Clients as a project sees them: its own, and those that serve all projects. */
export class ClientRepository extends DocumentRepository<ClientKey, StoredClient> {
  constructor(client: DocumentClient, tableName: string) {
    super(client, tableName, CLIENT_FORM);
  }

  /** The project's own client, else the central one. */
  override async get(
    { project_id, client_id }: ClientKey,
    spending?: Spending,
  ): Promise<StoredClient | undefined> {
    const own = await super.get({ project_id, client_id, is_central: false }, spending);
    return own ?? super.get({ project_id, client_id, is_central: true }, spending);
  }

  /** Both in one order: by `created_at`, then id. */
  override async *list(
    project_id: string,
    { skip = 0, limit = Infinity, ...others }: Span = {},
  ): AsyncGenerator<StoredClient> {
    const end = skip + limit;
    const [own, central] = [
      super.list(project_id, { limit: end, ...others }),
      super.list(CENTRAL_REGISTRY, { limit: end, ...others }),
    ];
    let position = 0;
    for await (const client of merged(own, central, isAfter)) {
      if (position >= skip) yield client;
      if (++position === end) return;
    }
  }
}

function isAfter(one: StoredClient, other: StoredClient): boolean {
  const [first, second] = [one, other].map(({ created_at, client_id }) =>
    creationOrder(created_at, client_id),
  );
  return String(first) > String(second);
}
