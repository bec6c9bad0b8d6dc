import { BlockStorage } from '../../functions/cinder/cinder-client';
import { type RunningCinder, startCinder } from '../../local/cinder/cinder';
import type { CinderWorld } from './cinder-world';

export interface SmallCinder extends CinderWorld {
  readonly running: RunningCinder;
  close(): Promise<void>;
}

/** Whose block storage it is, and how tokens are looked at. */
export interface Tenant {
  readonly keystoneUrl: string;
  readonly project_id: string;
  readonly token: string;
}

/** Of the region and interface that a block storage has in the catalog. */
export function catalogOf(url: string) {
  return [{ type: 'volumev3', endpoints: [{ interface: 'public', region: 'RegionOne', url: `${url}/v3` }] }];
}

/** A token that nobody has issued. */
export const NO_TOKEN = `gAAAAA${'x'.repeat(180)}`;

/** The local block storage, whose work ends by hand, with room for any number of backups. */
export async function startSmallCinder({ keystoneUrl, project_id, token }: Tenant): Promise<SmallCinder> {
  const running = await startCinder({ port: 0, keystoneUrl: () => keystoneUrl, workMs: 'by hand' });
  // The same volumes behind another door.
  const { store } = running;
  const narrow = await startCinder({ port: 0, keystoneUrl: () => keystoneUrl, store });
  Object.assign(narrow.limits, { volumeFilters: ['name'], backupFilters: [], pageItems: 1 });
  store.knobs.backupQuota = -1;
  const storage = new BlockStorage({ interface: 'public', timeoutMs: 30_000 });
  const open = (url: string, shown = token) =>
    storage.open({ token: shown, project_id, catalog: catalogOf(url) });
  return {
    running,
    cinder: open(running.url),
    narrow: open(narrow.url),
    stranger: open(running.url, NO_TOKEN),
    createVolume: (name, metadata = {}) =>
      Promise.resolve(store.addVolume({ project_id, user_id: 'owner', name, size: 1, metadata }).id),
    deleteVolume: (id) => {
      store.deleteVolume(store.volume(project_id, id));
      return Promise.resolve();
    },
    renameBackup: (id, name) => {
      store.backup(project_id, id).name = name;
      return Promise.resolve();
    },
    restore: (id) => {
      const volume = store.restoreBackup(store.backup(project_id, id), 'owner');
      store.finish();
      return Promise.resolve(volume.id);
    },
    attach: (id) => {
      store.volume(project_id, id).status = 'in-use';
      return Promise.resolve();
    },
    turn: (knob, position) => {
      store.knobs[knob === 'HOLD' ? 'hold' : 'fail'] = position === 'on';
    },
    backupService: (position) => {
      store.knobs.backupService = position === 'on';
      return Promise.resolve();
    },
    setBackupQuota: (backups) => {
      store.knobs.backupQuota = backups;
      return Promise.resolve();
    },
    settle: () => {
      store.finish();
      return Promise.resolve();
    },
    close: async () => {
      await narrow.close();
      await running.close();
    },
  };
}
