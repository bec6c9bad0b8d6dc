import { UnprocessableEntity } from '../../errors';
import { canonicalJson } from '../../documents/canonical-json';
import type { CapabilityName, StoredClient } from '../../clients/document/client';
import type { Json } from '../../documents/json';
import type { Job } from './job';

type Work = Pick<Job, 'client_id' | 'job_actions'>;

/** Keys of an action, and where a client says which values of them it is capable of. */
const ASKED = {
  action: 'supported_actions',
  mode: 'supported_modes',
  storage: 'supported_storages',
  engine: 'supported_engines',
} as const satisfies Readonly<Record<string, CapabilityName>>;

/**
 * Passes a plan whose client is there and capable of all that its actions ask for. What an action does not say, the
 * client decides.
 * @throws UnprocessableEntity in Freezer's words.
 */
export function assertCapable(client: StoredClient | undefined, { client_id, job_actions }: Work): void {
  if (!client) throw new UnprocessableEntity(`Client not found with ID ${client_id}`);
  for (const { freezer_action } of job_actions) {
    for (const [key, capability] of Object.entries(ASKED)) {
      const asked = freezer_action[key];
      if (!asked || client[capability].some((known) => known === asked)) continue;
      throw new UnprocessableEntity(`Client ${client_id} does not support ${key}: ${shown(asked)}`);
    }
  }
}

/** Whether a change is about who does a plan's work, or about the work. */
export function isOtherWork(before: Work, { client_id, job_actions }: Work): boolean {
  if (before.client_id !== client_id) return true;
  return (
    before.job_actions !== job_actions && canonicalJson(before.job_actions) !== canonicalJson(job_actions)
  );
}

function shown(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
