import { randomUUID } from 'node:crypto';
import type { WriteContext } from '../documents/stored-document';
import type { ApiRequest } from '../http/api-request';

/** The caller, and now. */
export function writeContextOf({ identity: { user_id } }: ApiRequest): WriteContext {
  return { user_id, now: new Date(), newId: () => randomUUID().replaceAll('-', '') };
}
