import type { JsonObject } from '../../documents/json';
import { CAPABILITIES, type CapabilityName, CLIENT_ID } from './client';

/*
 * The schema of a registration, valid both as JSON Schema for ajv and in OpenAPI 3.0.3. After a change: npm run schemas.
 */

const TEXT: JsonObject = { type: 'string' };

function someOf(name: CapabilityName): JsonObject {
  return { type: 'array', items: { type: 'string', enum: CAPABILITIES[name] } };
}

/** Body of create. Other keys are let in and dropped, as in Freezer: agents send more than it keeps. */
export const CLIENT_DOCUMENT: JsonObject = {
  type: 'object',
  required: ['client_id'],
  properties: {
    client_id: CLIENT_ID,
    // Freezer looks for a part of a host name anywhere in the text.
    hostname: { type: 'string', pattern: '[a-zA-Z\\d]' },
    description: TEXT,
    uuid: TEXT,
    is_central: { type: 'boolean' },
    supported_actions: someOf('supported_actions'),
    supported_modes: someOf('supported_modes'),
    supported_storages: someOf('supported_storages'),
    supported_engines: someOf('supported_engines'),
  },
};
