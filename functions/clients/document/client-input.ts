import type { JsonObject } from '../../documents/json';
import { checkedBody } from '../../documents/checked-body';
import type { Capabilities } from './capabilities';
import type { StoredClient } from './client';
import { clientDocument } from './validators.cjs';

type Sent = Partial<Pick<StoredClient, 'uuid' | 'hostname' | 'description' | 'is_central'>>;

/** A registration as an agent sent it, checked. */
export interface ClientInput extends Sent, Partial<Capabilities> {
  readonly client_id: string;
}

/**
 * The body of create.
 * @throws BadDataFormat with the first violation in words and the path to it.
 */
export function parseClient(body: JsonObject): ClientInput {
  return checkedBody(clientDocument, body);
}
