import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { send } from '../../../bin/command/send';
import { BlockStorage } from '../../../functions/cinder/cinder-client';
import type { TrustToken } from '../../../functions/keystone/trust-token';
import type { CinderWorld } from '../../support/cinder-world';
import { optionalTextAt, textAt } from '../../support/peers/keystone-api';
import { catalogOf, NO_TOKEN } from '../../support/small-cinder';
import type { RealCinder } from './real-cinder';

/** Who works in the project, and who administers the cloud from a project of its own. */
export interface Actor {
  readonly token: string;
  readonly project: string;
}

const SETTLED_MS = 60_000;

/** @param runner The token of a trust, with the catalog that Keystone wrote into it. */
export async function realCinderWorld(
  real: RealCinder,
  owner: Actor,
  admin: Actor,
  runner: TrustToken,
): Promise<CinderWorld> {
  const asOwner = askAs(real.url, owner);
  const asAdmin = askAs(real.url, admin);
  const setQuota = (quota: object) => asAdmin('PUT', `/os-quota-sets/${owner.project}`, { quota_set: quota });
  await setQuota({ volumes: -1, backups: -1 });
  const settle = () => untilSettled(asOwner);
  const storage = new BlockStorage({ interface: 'public', timeoutMs: 30_000 });
  const narrow = await real.open('osapi_max_limit = 1\n', { volume: ['name'], backup: [] });
  return {
    cinder: storage.open(runner),
    narrow: storage.open({ ...runner, catalog: catalogOf(narrow) }),
    stranger: storage.open({ ...runner, token: NO_TOKEN }),
    settle,
    createVolume: async (name, metadata = {}) => {
      const id = textAt(
        await asOwner('POST', '/volumes', { volume: { size: 1, name, metadata } }),
        'volume',
        'id',
      );
      await settle();
      return id;
    },
    deleteVolume: async (id) => {
      await asOwner('DELETE', `/volumes/${id}`);
      await settle();
    },
    renameBackup: async (id, name) => {
      await asOwner('PUT', `/backups/${id}`, { backup: { name } });
    },
    restore: async (id) => {
      const begun = await asOwner('POST', `/backups/${id}/restore`, { restore: {} });
      await settle();
      return textAt(begun, 'restore', 'volume_id');
    },
    attach: async (id) => {
      const connector = {
        initiator: 'iqn.2010-10.org.example',
        host: 'lab',
        ip: '127.0.0.1',
        platform: 'x86_64',
      };
      const attachment = {
        volume_uuid: id,
        instance_uuid: randomUUID(),
        connector: { ...connector, os_type: 'linux' },
      };
      const made = await asOwner('POST', '/attachments', { attachment });
      await asOwner('POST', `/attachments/${textAt(made, 'attachment', 'id')}/action`, { 'os-complete': {} });
    },
    turn: real.turn,
    backupService: async (position) => {
      const change = position === 'on' ? 'enable' : 'disable';
      await asAdmin('PUT', `/os-services/${change}`, { host: 'lab', binary: 'cinder-backup' });
    },
    setBackupQuota: async (backups) => {
      await setQuota({ backups });
    },
  };
}

export type Ask = (method: string, path: string, body?: object) => Promise<unknown>;

/** @throws Error when it is refused: what prepares a test must succeed. */
export function askAs(url: string, { token, project }: Actor): Ask {
  return async (method, path, body) => {
    const reply = await send({
      method,
      url,
      path: `/v3/${project}${path}`,
      headers: {
        'X-Auth-Token': token,
        'Content-Type': 'application/json',
        'OpenStack-API-Version': 'volume 3.70',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${reply.body}`);
    return reply.body === '' ? undefined : (JSON.parse(reply.body) as unknown);
  };
}

async function untilSettled(ask: Ask): Promise<void> {
  const deadline = Date.now() + SETTLED_MS;
  for (const resource of ['volumes', 'backups']) {
    while (hasWork(await ask('GET', `/${resource}/detail`), resource)) {
      if (Date.now() > deadline) throw new Error(`Cinder's ${resource} do not come to rest.`);
      await wait(100);
    }
  }
}

function hasWork(body: unknown, resource: string): boolean {
  for (let index = 0; ; index++) {
    const status = optionalTextAt(body, resource, index, 'status');
    if (status === undefined) return false;
    if (/^(?!error_).*ing(-|$)/.test(status)) return true;
  }
}
