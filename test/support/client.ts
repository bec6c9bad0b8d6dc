import { CAPABILITIES, type StoredClient } from '../../functions/clients/document/client';
import type { ClientInput } from '../../functions/clients/document/registered-client';

export const CLIENT_ID = '3046fb2c2a314a0fbb32607caa1e5277_node-1.example.com';

/** A client of the project of the example, as stored, which can do everything; change what the case is about. */
export function storedClient(changes: Partial<StoredClient> = {}): StoredClient {
  return {
    project_id: '3046fb2c2a314a0fbb32607caa1e5277',
    client_id: CLIENT_ID,
    user_id: 'd1899d7f32d64b1bb95e262e7a6a4bc2',
    uuid: '8d2f6a1c0b9e4d3f8a7b6c5d4e3f2a1b',
    hostname: 'node-1.example.com',
    description: 'The first node',
    is_central: false,
    ...CAPABILITIES,
    created_at: '2024-05-09T09:51:40.000000',
    updated_at: '2024-05-09T09:51:40.000000',
    _version: 1,
    ...changes,
  };
}

/** All that a registration can say. */
export const REGISTRATION: Required<ClientInput> = {
  client_id: CLIENT_ID,
  uuid: 'theirs',
  hostname: 'node-1.example.com',
  description: 'Another',
  is_central: false,
  supported_actions: ['backup'],
  supported_modes: ['fs', 'nova'],
  supported_storages: ['s3'],
  supported_engines: ['tar'],
};
