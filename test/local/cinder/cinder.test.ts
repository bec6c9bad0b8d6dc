import { send } from '../../../bin/command/send';
import { type RunningCinder, startCinder } from '../../../local/cinder/cinder';
import { addDemoVolumes } from '../../../local/cinder/demo-volumes';
import { DEMO_DATA } from '../../../local/keystone/demo-data';
import { demoLogin } from '../../../local/keystone/demo-login';
import { type RunningKeystone, startKeystone } from '../../../local/keystone/keystone';
import { PROJECT_ID } from '../../support/identity';

const PLAN = 'e632eb1884e0468c8a41e656942df500';

let keystone: RunningKeystone;
let cinder: RunningCinder;
let token: string;
beforeAll(async () => {
  keystone = await startKeystone({ port: 0, data: DEMO_DATA, services: () => [] });
  token = await tokenOf('member', 'demo');
});
afterAll(() => keystone.close());
beforeEach(async () => {
  cinder = await startCinder({ port: 0, keystoneUrl: () => keystone.url, workMs: 'by hand' });
  addDemoVolumes(cinder.store);
});
afterEach(() => cinder.close());

async function tokenOf(name: string, project: string): Promise<string> {
  const body = JSON.stringify(demoLogin({ name, project }));
  const { headers } = await send({ method: 'POST', url: keystone.url, path: '/v3/auth/tokens', body });
  return headers['x-subject-token'] ?? '';
}

interface Asked {
  readonly body?: unknown;
  readonly microversion?: string;
  readonly as?: string;
}

async function ask(method: string, path: string, { body, microversion = '3.43', as = token }: Asked = {}) {
  const { status, body: text } = await send({
    method,
    url: cinder.url,
    path: path.startsWith('/v3') ? path : `/v3/${PROJECT_ID}${path}`,
    headers: { 'X-Auth-Token': as, 'OpenStack-API-Version': `volume ${microversion}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status, body: text === '' ? undefined : (JSON.parse(text) as Readonly<Record<string, unknown>>) };
}

const labelled = (label: string): string =>
  `/volumes/detail?metadata=${encodeURIComponent(JSON.stringify({ backup_plan_id: label }))}`;

async function volumeIds(): Promise<readonly string[]> {
  const { body } = await ask('GET', labelled(PLAN));
  return (body?.['volumes'] as { id: string }[]).map(({ id }) => id);
}

async function backUp(volume_id: string, fields: object = {}) {
  return ask('POST', '/backups', { body: { backup: { volume_id, name: 'n', force: true, ...fields } } });
}

describe('who may ask', () => {
  it('is who has a token for the project', async () => {
    expect(await ask('GET', '/volumes', { as: 'x'.repeat(40) })).toMatchObject({ status: 401 });
    const stranger = await tokenOf('stranger', 'other');
    expect(await ask('GET', '/volumes', { as: stranger })).toMatchObject({ status: 400 });
    expect((await send({ url: cinder.url, path: '/' })).status).toBe(300);
  });

  it('is who names this machine', async () => {
    const headers = { Host: 'attacker.example.com' };
    expect((await send({ url: cinder.url, path: '/', headers })).status).toBe(421);
  });

  it('sees nothing of other projects', async () => {
    const [id = ''] = await volumeIds();
    const as = await tokenOf('stranger', 'other');
    const other = '/v3/9c1f0e6f0c0b4f0e8d8f6b1f5a3e7d21';
    expect(await ask('GET', `${other}/volumes`, { as })).toMatchObject({ body: { volumes: [] } });
    expect(await ask('GET', `${other}/volumes/${id}`, { as })).toMatchObject({ status: 404 });
  });
});

describe('volumes', () => {
  it('of the demo carry the label of the documented plan', async () => {
    expect(await volumeIds()).toHaveLength(2);
    expect(await ask('GET', labelled('another'))).toEqual({ status: 200, body: { volumes: [] } });
  });

  it('are made, labelled and deleted', async () => {
    const { body } = await ask('POST', '/volumes', { body: { volume: { size: 1, name: 'new' } } });
    const { id } = body?.['volume'] as { id: string };
    await ask('POST', `/volumes/${id}/metadata`, { body: { metadata: { backup_plan_id: PLAN, k: 'v' } } });
    await ask('DELETE', `/volumes/${id}/metadata/k`);
    expect(await ask('GET', `/volumes/${id}/metadata`)).toMatchObject({
      body: { metadata: { backup_plan_id: PLAN } },
    });
    expect(await volumeIds()).toContain(id);
    expect(await ask('DELETE', `/volumes/${id}`)).toMatchObject({ status: 202 });
    expect(await ask('GET', `/volumes/${id}`)).toMatchObject({ status: 404 });
  });

  it('are refused a filter that the operator does not allow, and ignore it before 3.31', async () => {
    cinder.limits.volumeFilters = ['name'];
    expect(await ask('GET', labelled('another'))).toMatchObject({ status: 400 });
    const { body } = await ask('GET', labelled('another'), { microversion: '3.30' });
    expect(body?.['volumes']).toHaveLength(2);
  });

  it('come in pages whose marker may be lost', async () => {
    const first = await ask('GET', '/volumes/detail?limit=1');
    const [{ id: marker = '' } = {}] = first.body?.['volumes'] as { id?: string }[];
    expect(first.body).toHaveProperty('volumes_links');
    const second = await ask('GET', `/volumes/detail?limit=2&marker=${marker}`);
    expect(second.body?.['volumes']).toHaveLength(1);
    expect(second.body).not.toHaveProperty('volumes_links');
    await ask('DELETE', `/volumes/${marker}`);
    expect(await ask('GET', `/volumes/detail?marker=${marker}`)).toMatchObject({ status: 404 });
  });
});

describe('backups', () => {
  it('are creating until the work is done, and so long keep their volume', async () => {
    const [id = ''] = await volumeIds();
    const { status, body } = await backUp(id, { metadata: { k: 'v' } });
    const { id: backup } = body?.['backup'] as { id: string };
    expect(status).toBe(202);
    expect(await ask('GET', `/backups/${backup}`)).toMatchObject({
      body: { backup: { status: 'creating' } },
    });
    expect(await ask('GET', `/volumes/${id}`)).toMatchObject({ body: { volume: { status: 'backing-up' } } });
    expect(await backUp(id)).toMatchObject({ status: 400 });
    expect(await ask('DELETE', `/backups/${backup}`)).toMatchObject({ status: 400 });
    expect(await ask('DELETE', `/volumes/${id}`)).toMatchObject({ status: 400 });
    cinder.store.finish();
    expect(await ask('GET', `/backups/${backup}`)).toMatchObject({
      body: { backup: { status: 'available', volume_id: id, metadata: { k: 'v' } } },
    });
    expect(await ask('GET', `/volumes/${id}`)).toMatchObject({ body: { volume: { status: 'available' } } });
    await ask('DELETE', `/backups/${backup}`);
    expect(await ask('GET', `/backups/${backup}`)).toMatchObject({
      body: { backup: { status: 'deleting' } },
    });
    cinder.store.finish();
    expect(await ask('GET', `/backups/${backup}`)).toMatchObject({ status: 404 });
  });

  it('have metadata since 3.43', async () => {
    const [id = ''] = await volumeIds();
    const body = { backup: { volume_id: id, metadata: { k: 'v' } } };
    expect(await ask('POST', '/backups', { body, microversion: '3.42' })).toMatchObject({ status: 400 });
    expect(await ask('GET', '/backups', { microversion: '3.99' })).toMatchObject({ status: 406 });
  });

  it('of a volume in use need force', async () => {
    const [id = ''] = await volumeIds();
    cinder.store.volume(PROJECT_ID, id).status = 'in-use';
    expect(await backUp(id, { force: false })).toMatchObject({ status: 400 });
    expect(await backUp(id)).toMatchObject({ status: 202 });
    cinder.store.finish();
    expect(cinder.store.volume(PROJECT_ID, id).status).toBe('in-use');
  });

  it('are limited, and who is over the limit is told to try again at once', async () => {
    const [id = ''] = await volumeIds();
    cinder.store.knobs.backupQuota = 0;
    expect(await backUp(id)).toMatchObject({ status: 413, body: { overLimit: { retryAfter: '0' } } });
    expect(await ask('GET', '/limits')).toMatchObject({
      body: { limits: { absolute: { maxTotalBackups: 0, totalBackupsUsed: 0 } } },
    });
  });

  it('cannot be deleted without the service, which says that something is not there', async () => {
    const [id = ''] = await volumeIds();
    const { body } = await backUp(id);
    const { id: backup } = body?.['backup'] as { id: string };
    cinder.store.finish();
    cinder.store.knobs.backupService = false;
    const refused = await ask('DELETE', `/backups/${backup}`);
    expect(refused).toMatchObject({ status: 404, body: { itemNotFound: {} } });
    expect(await ask('GET', `/backups/${backup}`)).toMatchObject({ status: 200 });
  });

  it('are made twice of one volume where callers race', async () => {
    const [id = ''] = await volumeIds();
    cinder.store.knobs.racing = true;
    expect([await backUp(id), await backUp(id)].map(({ status }) => status)).toEqual([202, 202]);
    expect(await ask('GET', '/backups/detail?name=n')).toMatchObject({ body: { backups: [{}, {}] } });
  });

  it('are restored to a new volume, and cannot be deleted meanwhile', async () => {
    const [id = ''] = await volumeIds();
    const { id: backup } = (await backUp(id)).body?.['backup'] as { id: string };
    const restore = (fields: object) =>
      ask('POST', `/backups/${backup}/restore`, { body: { restore: fields } });
    expect(await restore({})).toMatchObject({ status: 400 });
    cinder.store.finish();
    expect(await restore({ volume_id: id })).toMatchObject({ status: 400 });
    const { status, body } = await restore({ name: 'again' });
    expect(status).toBe(202);
    const { volume_id } = body?.['restore'] as { volume_id: string };
    expect(await ask('DELETE', `/backups/${backup}`)).toMatchObject({ status: 400 });
    expect(await backUp(volume_id)).toMatchObject({ status: 400 });
    cinder.store.finish();
    expect(await ask('GET', `/volumes/${volume_id}`)).toMatchObject({
      body: {
        volume: {
          name: 'again',
          status: 'available',
          metadata: { backup_plan_id: PLAN, src_backup_id: backup },
        },
      },
    });
    expect(cinder.store.backup(PROJECT_ID, backup).status).toBe('available');
  });

  it('take another name from their owner', async () => {
    const [id = ''] = await volumeIds();
    const { body } = await backUp(id);
    const { id: backup } = body?.['backup'] as { id: string };
    await ask('PUT', `/backups/${backup}`, { body: { backup: { name: 'renamed', metadata: {} } } });
    expect(await ask('GET', '/backups/detail?name=n')).toMatchObject({ body: { backups: [] } });
  });
});

describe('requests', () => {
  it('are counted', async () => {
    await volumeIds();
    await ask('GET', '/limits');
    expect(cinder.requests).toEqual([`GET ${labelled(PLAN)}`, 'GET /limits']);
    cinder.forget();
    expect(cinder.requests).toEqual([]);
  });

  it('of no known kind are refused', async () => {
    expect(await ask('GET', '/nothing')).toMatchObject({ status: 404 });
    expect(await ask('PATCH', '/volumes')).toMatchObject({ status: 405 });
    expect(await ask('POST', '/backups', { body: { x: 1 } })).toMatchObject({ status: 400 });
  });
});
