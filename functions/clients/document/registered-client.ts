import { checkedBody } from '../../documents/checked-body';
import type { JsonObject } from '../../documents/json';
import { shownText } from '../../documents/shown-value';
import { beginning, nextVersionOf, type WriteContext } from '../../documents/stored-document';
import { DocumentExists } from '../../errors';
import { type Capabilities, CAPABILITIES, type StoredClient } from './client';
import { clientDocument } from './validators.cjs';

type Sent = Partial<Pick<StoredClient, 'uuid' | 'hostname' | 'description' | 'is_central'>>;

/** A registration as an agent sent it, checked. */
export interface ClientInput extends Sent, Partial<Capabilities> {
  readonly client_id: string;
}

/**
 * The body of create. A client without a host name is shown with an empty one, which may be sent back.
 * @throws BadDataFormat with the first violation in words and the path to it.
 */
export function parseClient(body: JsonObject): ClientInput {
  const { hostname, ...others } = body;
  return checkedBody(clientDocument, hostname === '' ? others : body);
}

/**
 * What a registration makes of the client that the project sees under this id, or of none. Agents register at each
 * start: who is known already only gets another description and other capabilities, where the body names them.
 * @throws DocumentExists when the id is another project's central client, or a known client were to become central.
 */
export function registeredClient(
  stored: StoredClient | undefined,
  project_id: string,
  input: ClientInput,
  context: WriteContext,
): StoredClient {
  if (!stored) return newClient(project_id, input, context);
  const taken = `Client already registered with ID ${shownText(input.client_id)}`;
  if (stored.project_id !== project_id) throw new DocumentExists(taken);
  if (input.is_central === true && !stored.is_central) {
    throw new DocumentExists(`${taken}, for its own project: delete it before it is registered for all.`);
  }
  return nextVersionOf(stored, { ...stored, ...changesIn(input) }, context.now);
}

function newClient(project_id: string, input: ClientInput, context: WriteContext): StoredClient {
  return {
    project_id,
    client_id: input.client_id,
    ...beginning(context),
    uuid: input.uuid ?? context.newId(),
    hostname: input.hostname ?? '',
    is_central: input.is_central ?? false,
    description: '',
    ...CAPABILITIES,
    ...changesIn(input),
  };
}

type Changeable = Pick<StoredClient, 'description' | keyof typeof CAPABILITIES>;

function changesIn(input: ClientInput): Partial<Changeable> {
  const { description, supported_actions, supported_modes, supported_storages, supported_engines } = input;
  return {
    ...(description !== undefined && { description }),
    ...(supported_actions && { supported_actions }),
    ...(supported_modes && { supported_modes }),
    ...(supported_storages && { supported_storages }),
    ...(supported_engines && { supported_engines }),
  };
}
