import { rmSync } from 'node:fs';
import { startParts } from '../start-parts';
import { createFreezerFolder } from './freezer-folder';
import { serveFreezer } from './freezer-process';
import type { KeystoneAdmin } from './keystone-admin';
import { requirePackages } from './packages';
import { freeUrl } from './real-keystone';

export interface RealFreezerApi {
  /** Without `/v2`. */
  readonly url: string;
  /** Ends the processes and removes the folder. */
  readonly close: () => Promise<void>;
}

/**
 * Debian's freezer-api on a free port of 127.0.0.1, as child processes with a temporary folder.
 * @param keystoneUrl Without `/v3`.
 * @param admin Of that Keystone: makes the service's account.
 * @param connection Of its database, as `createFreezerFolder` takes it.
 * @throws Error that names the packages to install when they are missing.
 */
export function startRealFreezerApi(
  keystoneUrl: string,
  admin: KeystoneAdmin,
  connection?: string,
): Promise<RealFreezerApi> {
  return startParts(async (onClose) => {
    requirePackages();
    const [user, project] = [await admin.createUser(), await admin.createProject()];
    await admin.assign(user, 'service', { projects: project });
    const folder = await createFreezerFolder(keystoneUrl, { user, project }, connection);
    onClose(() => {
      rmSync(folder, { recursive: true });
    });
    const url = await freeUrl();
    const { stop } = await serveFreezer(folder, url);
    onClose(stop);
    return { url };
  });
}
