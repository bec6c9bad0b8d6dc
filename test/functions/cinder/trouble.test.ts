import type { RequestListener } from 'node:http';
import { backupsNamed, createBackup, deleteBackup, showBackup } from '../../../functions/cinder/backups';
import { BlockStorage, type CinderClient } from '../../../functions/cinder/cinder-client';
import { showQuota } from '../../../functions/cinder/quota';
import { labelledVolumes, PLAN_LABEL, showVolume } from '../../../functions/cinder/volumes';
import { faultOf } from '../../../functions/runtime/fault-of';
import { PROJECT_ID } from '../../support/identity';
import {
  answering,
  CUTTING,
  NEVER_ANSWERING,
  type Proxy,
  RESETTING,
  startProxy,
  STALLING,
} from '../../support/proxy';
import { catalogOf, type SmallCinder, startSmallCinder } from '../../support/small-cinder';
import { type StartedTenant, startTenant } from '../../support/tenant';

const VOLUME = '5c6f1f0a-3b0e-4b53-9d5c-0d6a2f1b7e01';
const NEW_BACKUP = { volume_id: VOLUME, name: 'n', description: 'd', metadata: { k: 'v' } };
const UNAVAILABLE = { name: 'ServiceError', status: 503, service: 'block_storage' };

let tenant: StartedTenant;
let world: SmallCinder;
let proxy: Proxy;
beforeAll(async () => {
  tenant = await startTenant();
  world = await startSmallCinder({ ...tenant, project_id: PROJECT_ID });
  proxy = await startProxy(() => world.running.url);
});
afterAll(async () => {
  await proxy.close();
  await world.close();
  await tenant.close();
});
beforeEach(() => {
  proxy.misbehave(undefined);
  proxy.forget();
  world.running.store.volumes.clear();
  world.running.store.backups.clear();
  Object.assign(world.running.limits, { newestMicroversion: 70, pageItems: 1000 });
});

const open = (timeoutMs = 2000): CinderClient =>
  new BlockStorage({ interface: 'public', timeoutMs }).open({
    token: tenant.token,
    project_id: PROJECT_ID,
    catalog: catalogOf(proxy.url),
  });
const QUESTIONS: readonly [string, (cinder: CinderClient) => Promise<unknown>][] = [
  ['list volumes', (cinder) => labelledVolumes(cinder, 'j')],
  ['show a volume', (cinder) => showVolume(cinder, VOLUME)],
  ['find a backup', (cinder) => backupsNamed(cinder, VOLUME, 'n')],
  ['show a backup', (cinder) => showBackup(cinder, VOLUME)],
  ['make a backup', (cinder) => createBackup(cinder, NEW_BACKUP)],
  ['delete a backup', (cinder) => deleteBackup(cinder, VOLUME)],
  ['show the quota', (cinder) => showQuota(cinder)],
];

describe.each<[string, RequestListener]>([
  ['is silent', NEVER_ANSWERING],
  ['resets', RESETTING],
  ['cuts its answers', CUTTING],
  ['stalls', STALLING],
  ['fails', answering(500, { computeFault: { code: 500 } })],
  ['is overloaded', answering(429, {})],
  ['is a proxy without a Cinder', answering(502, '<html>bad gateway</html>')],
  ['is another service', answering(404, '<html>not found</html>')],
  ['sends elsewhere', answering(302, {})],
  ['talks nonsense', answering(200, { volumes: [{}], backups: 'none', limits: {} })],
])('a block storage that %s', (_what, mischief) => {
  it.each(QUESTIONS)('is an outage to who would %s', async (_question, ask) => {
    proxy.misbehave(mischief);
    const outage = ask(open(150));
    await expect(outage).rejects.toMatchObject(UNAVAILABLE);
    expect(await outage.catch(faultOf)).toBe('block_storage');
  });
});

describe('a list', () => {
  const fill = async (count: number): Promise<void> => {
    for (let index = 0; index < count; index++) await world.createVolume(`v${index}`, { [PLAN_LABEL]: 'j' });
  };

  it('holds only what carries the label, whatever Cinder sends', async () => {
    await fill(1);
    await world.createVolume('other', { [PLAN_LABEL]: 'j2' });
    world.running.limits.newestMicroversion = 30;
    world.running.limits.volumeFilters = [];
    const listed = await labelledVolumes(open(), 'j');
    expect(listed).toMatchObject({ kind: 'listed', items: [{ name: 'v0' }] });
    Object.assign(world.running.limits, { volumeFilters: ['metadata'] });
  });

  it('begins again when the volume at the end of a page was deleted', async () => {
    await fill(5);
    world.running.limits.pageItems = 2;
    let pages = 0;
    const newest = [...world.running.store.volumes.values()].reverse();
    const lost = newest[1]?.id ?? '';
    proxy.misbehave(undefined);
    const listing = startDeleting(() => {
      if (++pages === 1) world.running.store.volumes.delete(lost);
    });
    expect(await labelledVolumes(listing, 'j')).toMatchObject({
      items: [{ name: 'v4' }, { name: 'v2' }, { name: 'v1' }, { name: 'v0' }],
    });
  });

  it('is an outage when that happens again and again', async () => {
    await fill(9);
    world.running.limits.pageItems = 2;
    const listing = startDeleting(() => {
      const [, second] = [...world.running.store.volumes.values()].reverse();
      if (second) world.running.store.volumes.delete(second.id);
    });
    await expect(labelledVolumes(listing, 'j')).rejects.toMatchObject(UNAVAILABLE);
  });

  it('is an outage when it has no end', async () => {
    const endless = {
      volumes: [{ id: VOLUME, name: 'v', status: 'available', size: 1, metadata: {} }],
      volumes_links: [{ rel: 'next', href: 'http://elsewhere.example.com' }],
    };
    proxy.misbehave(answering(200, endless));
    await expect(labelledVolumes(open(), 'j')).rejects.toMatchObject(UNAVAILABLE);
    expect(proxy.requests.length).toBeLessThanOrEqual(100);
  });

  it('is an outage when its pages take longer than a function may', async () => {
    await fill(5);
    world.running.limits.pageItems = 1;
    const now = jest.spyOn(Date, 'now');
    let pages = 0;
    const listing = startDeleting(() => {
      now.mockReturnValue(new Date().getTime() + ++pages * 6000);
    });
    await expect(labelledVolumes(listing, 'j')).rejects.toMatchObject(UNAVAILABLE);
    now.mockRestore();
    expect(pages).toBe(3);
  });

  /** Does something after each page. */
  function startDeleting(after: () => void): CinderClient {
    const cinder = open();
    const ask = cinder.ask.bind(cinder);
    jest.spyOn(cinder, 'ask').mockImplementation(async (question) => {
      const answer = await ask(question);
      after();
      return answer;
    });
    return cinder;
  }
});

describe('an old Cinder', () => {
  it('is asked without a microversion from then on, and without metadata of backups', async () => {
    world.running.limits.newestMicroversion = 27;
    const id = await world.createVolume('v', { [PLAN_LABEL]: 'j' });
    const cinder = open();
    expect(await labelledVolumes(cinder, 'j')).toMatchObject({ items: [{ id }] });
    expect(proxy.requests).toHaveLength(2);
    const creation = await createBackup(cinder, { ...NEW_BACKUP, volume_id: id });
    expect(creation).toMatchObject({ kind: 'created' });
    expect(proxy.requests).toHaveLength(3);
    world.running.store.finish();
    expect(await backupsNamed(cinder, id, 'n')).toMatchObject({ items: [{ name: 'n', metadata: {} }] });
  });

  it('gets a backup asked for that it refused to make with metadata', async () => {
    world.running.limits.newestMicroversion = 27;
    const volume_id = await world.createVolume('v');
    expect(await createBackup(open(), { ...NEW_BACKUP, volume_id })).toMatchObject({ kind: 'created' });
  });
});

describe('a backup', () => {
  it('is asked for once, even when a kept connection is closed without an answer', async () => {
    const cinder = open();
    await showQuota(cinder);
    proxy.forget();
    proxy.misbehave(RESETTING);
    await expect(createBackup(cinder, NEW_BACKUP)).rejects.toMatchObject(UNAVAILABLE);
    expect(proxy.requests).toEqual([`POST /v3/${PROJECT_ID}/backups`]);
  });

  it('is not asked for again at once because Cinder says so', async () => {
    proxy.misbehave(answering(413, { overLimit: { code: 413, retryAfter: '0' } }));
    expect(await createBackup(open(), NEW_BACKUP)).toEqual({ kind: 'quota' });
    expect(proxy.requests).toHaveLength(1);
  });

  it('is not gone because a service is', async () => {
    const volume_id = await world.createVolume('v');
    const missing = answering(404, {
      itemNotFound: { message: 'Service cinder-backup could not be found.' },
    });
    const cinder = open();
    proxy.misbehave((request, response) => {
      proxy.misbehave(undefined);
      missing(request, response);
    });
    await expect(createBackup(cinder, { ...NEW_BACKUP, volume_id })).rejects.toMatchObject(UNAVAILABLE);
  });

  it('is rejected with a reason of bounded length', async () => {
    const volume_id = await world.createVolume('v');
    const cinder = open();
    const wrong = answering(400, { badRequest: { message: 'x'.repeat(5000) } });
    proxy.misbehave((request, response) => {
      proxy.misbehave(undefined);
      wrong(request, response);
    });
    const creation = await createBackup(cinder, { ...NEW_BACKUP, volume_id });
    expect(creation).toEqual({ kind: 'rejected', reason: 'x'.repeat(255) });
  });
});

it('connections to a server are shared by its projects', async () => {
  const storage = new BlockStorage({ interface: 'public', timeoutMs: 2000 });
  const before = proxy.connections();
  for (const project_id of [PROJECT_ID, PROJECT_ID, PROJECT_ID]) {
    await showQuota(storage.open({ token: tenant.token, project_id, catalog: catalogOf(proxy.url) }));
  }
  expect(proxy.connections() - before).toBe(1);
});
