import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeystoneAdmin } from '../../support/peers/keystone-admin';
import { requireCinder } from '../../support/peers/packages';
import { freeUrl } from '../../support/peers/real-keystone';
import { startParts } from '../../support/start-parts';
import { type CinderData, cinderData, CINDER_CONFIG, createCinderFolder, KNOBS } from './cinder-folder';
import { serveCinder } from './cinder-process';

/** How its volume backend can be made to misbehave. */
type Knob =
  /** Backups stay `creating` until the knob is off again. */
  | 'HOLD'
  /** Backups end in `error`. */
  | 'FAIL'
  /** Backups stay `creating`, and their volumes `backing-up`, for ever. */
  | 'STUCK';

export interface RealCinder {
  /** Without `/v3`. */
  readonly url: string;
  readonly data: CinderData;
  readonly turn: (knob: Knob, position: 'on' | 'off') => void;
  /**
   * Another API to the same volumes; it closes together with the first.
   * @param config What is different there, as in cinder.conf.
   * @param filters What its lists may be filtered by.
   * @returns Its URL.
   */
  readonly open: (config: string, filters: Readonly<Record<string, readonly string[]>>) => Promise<string>;
  /** Ends the processes and removes the folder. */
  readonly close: () => Promise<void>;
}

/**
 * Debian's Cinder on a free port of 127.0.0.1, as a child process with a temporary folder, and in Keystone's catalog as
 * `volumev3`.
 * @throws Error that names the packages to install when they are missing.
 */
export function startRealCinder(keystoneUrl: string, admin: KeystoneAdmin): Promise<RealCinder> {
  return startParts(async (onClose) => {
    requireCinder();
    const account = { user: await admin.createUser(), project: await admin.createProject() };
    await admin.assign(account.user, 'service', { projects: account.project });
    const url = await freeUrl();
    const folder = await createCinderFolder(url, keystoneUrl, account);
    onClose(() => {
      rmSync(folder, { recursive: true });
    });
    const { stop } = await serveCinder(folder, url, [CINDER_CONFIG]);
    onClose(stop);
    const endpoint = `${url}/v3/$(project_id)s`;
    await admin.register('volumev3', 'cinderv3', { public: endpoint, internal: endpoint, admin: endpoint });
    const turn: RealCinder['turn'] = (knob, position) => {
      const file = join(folder, KNOBS, knob);
      if (position === 'on') writeFileSync(file, '');
      else rmSync(file);
    };
    const open: RealCinder['open'] = async (config, filters) => {
      const another = await freeUrl();
      const { port } = new URL(another);
      const filtersFile = join(folder, `${port}.json`);
      writeFileSync(filtersFile, JSON.stringify(filters));
      const own = `osapi_volume_listen_port = ${port}\nresource_query_filters_file = ${filtersFile}\n`;
      writeFileSync(join(folder, `${port}.conf`), `[DEFAULT]\n${own}${config}`);
      const api = await serveCinder(folder, another, [CINDER_CONFIG, `${port}.conf`], {
        CINDER_API_ONLY: '1',
      });
      onClose(api.stop);
      return another;
    };
    return { url, data: cinderData(folder), turn, open };
  });
}
