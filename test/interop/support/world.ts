import { type Cloud, startCloud } from '../../support/cloud';
import { KeystoneAdmin } from './keystone-admin';
import { KeystoneApi } from './keystone-api';
import { startRealKeystone } from './real-keystone';
import { startParts } from './start-parts';

/** A Keystone with two projects, in which every kind of token can be made, and the local stack beside it. */
export interface World {
  readonly keystone: KeystoneApi;
  /** Issues tokens that live for a second. */
  readonly shortLived: KeystoneApi;
  readonly admin: KeystoneAdmin;
  readonly project: string;
  readonly otherProject: string;
  readonly cloud: Cloud;
  readonly close: () => Promise<void>;
}

/**
 * @param settings Of the stack, as `cdk deploy` takes them.
 * @param environment More variables for its functions.
 */
export function startWorld(
  settings: Readonly<Record<string, unknown>>,
  environment: Readonly<Record<string, string>> = {},
): Promise<World> {
  return startParts(async (onClose) => {
    const real = await startRealKeystone();
    onClose(real.close);
    const keystone = new KeystoneApi(real.url);
    const shortLived = new KeystoneApi(await real.issueShortLived(1));
    const admin = await KeystoneAdmin.login(keystone);
    const [project, otherProject] = [await admin.createProject(), await admin.createProject()];
    const cloud = await startCloud({ keystoneUrl: real.url, settings, environment: () => environment });
    onClose(() => cloud.close());
    return { keystone, shortLived, admin, project, otherProject, cloud };
  });
}
