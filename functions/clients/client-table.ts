import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { CENTRAL_REGISTRY } from '../contract/tables';
import type { ClientKey, StoredClient } from './document/client';
import { CLIENT_FORM } from './client-form';
import { DocumentRepository } from '../storage/document-repository';
import { creationOrder } from '../storage/item-form';
import type { Span } from '../storage/item-pages';
import { merged } from './merged';

/** Clients as a project sees them: its own, and those that serve all projects. */
export class ClientRepository extends DocumentRepository<ClientKey, StoredClient> {
  constructor(client: DynamoDBDocumentClient, tableName: string) {
    super(client, tableName, CLIENT_FORM);
  }

  /** The project's own client, else the central one. */
  override async get({ project_id, client_id }: ClientKey): Promise<StoredClient | undefined> {
    const own = await super.get({ project_id, client_id, is_central: false });
    return own ?? super.get({ project_id, client_id, is_central: true });
  }

  /** Both in one order: by `created_at`, then id. */
  override async *list(
    project_id: string,
    { skip = 0, limit = Infinity }: Span = {},
  ): AsyncGenerator<StoredClient> {
    const end = skip + limit;
    const [own, central] = [
      super.list(project_id, { limit: end }),
      super.list(CENTRAL_REGISTRY, { limit: end }),
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
