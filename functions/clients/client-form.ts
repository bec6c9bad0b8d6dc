import { CENTRAL_REGISTRY, TABLES } from '../contract/tables';
import { assertClient } from './document/assert-client';
import type { ClientKey, StoredClient } from './document/client';
import type { ItemForm } from '../storage/item-form';

/** Clients of a project together, and all central ones together: docs/adr/0006-five-tables.md. */
export const CLIENT_FORM: ItemForm<ClientKey, StoredClient> = {
  table: TABLES.clients,
  what: 'client',
  partitionOf: ({ project_id, is_central = false }) => (is_central ? CENTRAL_REGISTRY : project_id),
  idOf: ({ client_id }) => client_id,
  remembered: new Set(['_version']),
  assert: assertClient,
};
