import type { Reply } from '../../bin/command/send';
import { BACKUP_METADATA } from '../support/backup';
import { type Cloud, startCloud } from '../support/cloud';
import { PROJECT_ID } from '../support/identity';

const BACKUPS = `/v2/${PROJECT_ID}/backups`;

describe('the records of backups', () => {
  let cloud: Cloud;
  let token: string;
  beforeAll(async () => {
    cloud = await startCloud();
    token = await cloud.token('member');
  });
  afterAll(() => cloud.close());

  const send = (method: string, path: string, body?: unknown): Promise<Reply> =>
    cloud.send({ method, path, token, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const parsed = ({ body }: Reply): Record<string, unknown> => JSON.parse(body) as Record<string, unknown>;
  const record = async (changes: object = {}): Promise<string> => {
    const made = await send('POST', `${BACKUPS}/`, { ...BACKUP_METADATA, ...changes });
    expect(made.status).toBe(201);
    return String(parsed(made)['backup_id']);
  };

  it('are there as soon as they were made, as they were sent', async () => {
    const id = await record();
    const shown = await send('GET', `${BACKUPS}/${id}`);
    expect(shown.status).toBe(200);
    expect(parsed(shown)).toEqual({
      project_id: PROJECT_ID,
      backup_id: id,
      user_id: expect.any(String) as string,
      status: 'available',
      backup_metadata: BACKUP_METADATA,
    });
  });

  it('change, and go', async () => {
    const id = await record({ status: 'creating' });
    const changed = await send('PATCH', `${BACKUPS}/${id}`, {
      status: 'available',
      backup_metadata: { size: 5 },
    });
    expect(changed.status).toBe(200);
    expect(parsed(changed)).toMatchObject({
      status: 'available',
      backup_metadata: { ...BACKUP_METADATA, size: 5 },
    });
    expect((await send('DELETE', `${BACKUPS}/${id}`)).status).toBe(204);
    expect((await send('GET', `${BACKUPS}/${id}`)).status).toBe(404);
    expect((await send('DELETE', `${BACKUPS}/${id}`)).status).toBe(204);
  });

  it('are listed in the order of their making, by page, by name and by time', async () => {
    const ids: string[] = [];
    for (const time_stamp of [100, 200, 300]) ids.push(await record({ backup_name: 'listed', time_stamp }));
    const list = async (query: string, search: object): Promise<unknown[]> => {
      const encoded = encodeURIComponent(JSON.stringify(search));
      const found = parsed(await send('GET', `${BACKUPS}/?search=${encoded}&${query}`))['backups'];
      return (found as { backup_id: string }[]).map(({ backup_id }) => backup_id);
    };
    const match = [{ backup_name: 'listed' }];
    expect(await list('limit=2', { match })).toEqual(ids.slice(0, 2));
    expect(await list('limit=2&offset=2', { match })).toEqual(ids.slice(2));
    expect(await list('', { match, time_after: 200 })).toEqual(ids.slice(1));
    expect(await list('', { match, time_before: 200 })).toEqual(ids.slice(0, 2));
    expect(await list('', { match: [{ backup_id: ids[1] }] })).toEqual([ids[1]]);
  });

  it('are recorded by services, and shown to readers', async () => {
    const service = await cloud.token('service');
    const made = await cloud.send({
      method: 'POST',
      path: BACKUPS,
      token: service,
      body: JSON.stringify(BACKUP_METADATA),
    });
    expect(made.status).toBe(201);
    const reader = await cloud.token('reader');
    const path = `${BACKUPS}/${String(parsed(made)['backup_id'])}`;
    expect((await cloud.send({ path, token: reader })).status).toBe(200);
    expect((await cloud.send({ method: 'DELETE', path, token: reader })).status).toBe(403);
  });
});
