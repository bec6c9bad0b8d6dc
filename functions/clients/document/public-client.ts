import type { JsonObject } from '../../documents/json';
import type { StoredClient } from './client';

/** The client as callers see it: Freezer's keys and no others. A registration is flat, the answer is not. */
export function publicClient(client: StoredClient): JsonObject {
  return {
    project_id: client.project_id,
    user_id: client.user_id,
    client: {
      uuid: client.uuid,
      hostname: client.hostname,
      client_id: client.client_id,
      is_central: client.is_central,
      description: client.description,
      supported_actions: client.supported_actions,
      supported_modes: client.supported_modes,
      supported_storages: client.supported_storages,
      supported_engines: client.supported_engines,
    },
  };
}
