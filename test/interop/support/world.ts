import { type Cloud, startCloud } from '../../support/cloud';
import { KeystoneAdmin } from '../../support/peers/keystone-admin';
import { KeystoneApi } from '../../support/peers/keystone-api';
import type { KeystoneOptions } from '../../support/peers/keystone-folder';
import { startRealKeystone } from '../../support/peers/real-keystone';
import { type OnClose, startParts } from '../../support/start-parts';

/** A Keystone with two projects, in which every kind of token can be made. */
export interface Realm {
  readonly keystone: KeystoneApi;
  /** Issues tokens that live for a second. */
  readonly shortLived: KeystoneApi;
  readonly admin: KeystoneAdmin;
  readonly project: string;
  readonly otherProject: string;
  /** Another door, as RealKeystone says. */
  readonly open: (config: string) => Promise<string>;
}

/** The same, with the local stack beside it. */
export interface World extends Realm {
  readonly cloud: Cloud;
  readonly close: () => Promise<void>;
}

export async function startRealm(onClose: OnClose, options: KeystoneOptions = {}): Promise<Realm> {
  const { url, open, close } = await startRealKeystone(options);
  onClose(close);
  const keystone = new KeystoneApi(url);
  const shortLived = new KeystoneApi(await open('[token]\nexpiration = 1\n'));
  // Most of the work is to make users, for which it does not matter what a Keystone remembers.
  const admin = await KeystoneAdmin.login(new KeystoneApi(await open('[cache]\nenabled = true\n')));
  const [project, otherProject] = [await admin.createProject(), await admin.createProject()];
  return { keystone, shortLived, admin, project, otherProject, open };
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
    const realm = await startRealm(onClose);
    const keystoneUrl = realm.keystone.url;
    const cloud = await startCloud({ keystoneUrl, settings, environment: () => environment });
    onClose(() => cloud.close());
    return { ...realm, cloud };
  });
}
