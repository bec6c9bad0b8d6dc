import { BackupRepository } from '../backups/backup-table';
import { BlockStorage } from '../cinder/cinder-client';
import { ENVIRONMENT, RUNNER_ENVIRONMENT, TABLE_VARIABLES } from '../contract/environment';
import { KeystoneClient } from '../keystone/keystone-client';
import { TrustTokens } from '../keystone/trust-token';
import { assetFile, optionalEnvironment, requireEnvironment } from '../runtime/environment';
import { readSecret } from '../secrets/read-secret';
import { createDocumentClient } from '../storage/document-client';
import { adopt, type Adoption, adoptionIn } from './adopt';
import { ClockedPlans } from './clocked-plans';
import { projectAccess } from './project-access';
import { RunRecords } from './run-records';
import { SlotRepository } from './slot-table';
import { leased, tick, type TickParts } from './tick';

/** In milliseconds. Nobody waits for the runner but its clock, and lists of Cinder may take seconds. */
const KEYSTONE_MS = 5000;
const CINDER_MS = 6000;

const client = createDocumentClient();
const now = (): Date => new Date();
const keystone = new KeystoneClient(
  requireEnvironment(ENVIRONMENT.keystoneUrl),
  KEYSTONE_MS,
  assetFile(ENVIRONMENT.keystoneCa),
);
const secret = requireEnvironment(RUNNER_ENVIRONMENT.runnerCredential);
const tokens = new TrustTokens(keystone, () => readSecret(secret));
const access = requireEnvironment(ENVIRONMENT.runnerAccess) === 'role' ? 'role' : 'trust';
const storage = new BlockStorage({
  region: optionalEnvironment(RUNNER_ENVIRONMENT.blockStorageRegion),
  interface:
    requireEnvironment(RUNNER_ENVIRONMENT.blockStorageInterface) === 'internal' ? 'internal' : 'public',
  timeoutMs: CINDER_MS,
  ca: assetFile(RUNNER_ENVIRONMENT.blockStorageCa),
});

const parts: TickParts = {
  plans: new ClockedPlans(client, requireEnvironment(TABLE_VARIABLES.jobs)),
  slots: new SlotRepository(client, requireEnvironment(TABLE_VARIABLES.runs)),
  records: new RunRecords(new BackupRepository(client, requireEnvironment(TABLE_VARIABLES.backups)), now),
  open: projectAccess(tokens, storage, access),
  now,
  managedClients: new Set(requireEnvironment(ENVIRONMENT.managedClients).split(',')),
  backupsAtOnce: Number(requireEnvironment(RUNNER_ENVIRONMENT.runnerBackups)),
};

/**
 * The clock's tick, once a minute; or a part of an adoption, `{"adopt": {"after": …}}`, which an operator's command asks for.
 * @returns `busy` where another worker has the lease; of a tick nothing.
 */
export async function handler(event: unknown): Promise<Adoption | 'busy' | undefined> {
  const asked = adoptionIn(event);
  if (asked) return leased(parts, () => adopt(parts, asked.after));
  await tick(parts);
  return undefined;
}
