import type { Reply } from '../../bin/command/send';
import { type Cloud, startCloud } from '../support/cloud';
import { PROJECT_ID } from '../support/identity';

const ACTIONS = `/v2/${PROJECT_ID}/actions`;
const DOCUMENT = { freezer_action: { action: 'backup', mode: 'fs', backup_name: 'first' }, mandatory: true };

describe('the library of actions', () => {
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
  const add = async (document: object = DOCUMENT): Promise<string> => {
    const made = await send('POST', `${ACTIONS}/`, document);
    expect(made.status).toBe(201);
    return String(parsed(made)['action_id']);
  };

  it('has an action as soon as it was made, as it was sent', async () => {
    const id = await add();
    const shown = await send('GET', `${ACTIONS}/${id}`);
    expect(parsed(shown)).toEqual({
      ...DOCUMENT,
      project_id: PROJECT_ID,
      action_id: id,
      user_id: expect.any(String) as string,
      max_retries: 5,
      max_retries_interval: 6,
    });
  });

  it('takes ids, each once, and gives a removed one away again', async () => {
    const named = { ...DOCUMENT, action_id: 'mine' };
    expect(await add(named)).toBe('mine');
    const again = await send('POST', ACTIONS, named);
    expect(again.status).toBe(409);
    expect(parsed(again)['description']).toBe('Action already registered with ID mine');
    expect((await send('DELETE', `${ACTIONS}/mine`)).status).toBe(204);
    expect((await send('DELETE', `${ACTIONS}/mine`)).status).toBe(204);
    expect(await add(named)).toBe('mine');
  });

  it('changes one in part, and replaces it whole', async () => {
    const id = await add();
    const changed = await send('PATCH', `${ACTIONS}/${id}`, { max_retries: 1 });
    expect(parsed(changed)).toEqual({ action_id: id, version: 2 });
    expect(parsed(await send('GET', `${ACTIONS}/${id}`))).toMatchObject({ ...DOCUMENT, max_retries: 1 });
    const replaced = await send('POST', `${ACTIONS}/${id}`, { freezer_action: { action: 'exec' } });
    expect(replaced.status).toBe(201);
    expect(parsed(replaced)).toEqual({ action_id: id, version: 3 });
    const shown = parsed(await send('GET', `${ACTIONS}/${id}`));
    expect(shown['freezer_action']).toEqual({ action: 'exec' });
    expect(shown).not.toHaveProperty('mandatory');
  });

  it('is not written over by who has not seen the last change', async () => {
    const id = await add();
    const { headers } = await send('GET', `${ACTIONS}/${id}`);
    const etag = headers['etag'] ?? '';
    const edit = (max_retries: number) =>
      cloud.send({
        method: 'PATCH',
        path: `${ACTIONS}/${id}`,
        token,
        headers: { 'If-Match': etag },
        body: JSON.stringify({ max_retries }),
      });
    expect((await edit(1)).status).toBe(200);
    expect((await edit(2)).status).toBe(412);
    expect(parsed(await send('GET', `${ACTIONS}/${id}`))['max_retries']).toBe(1);
  });

  it('is listed by what is in it', async () => {
    const id = await add({ freezer_action: { action: 'backup', backup_name: 'rare' } });
    const search = encodeURIComponent(JSON.stringify({ match: [{ backup_name: 'rare' }] }));
    const found = parsed(await send('GET', `${ACTIONS}/?search=${search}`))['actions'];
    expect((found as { action_id: string }[]).map(({ action_id }) => action_id)).toEqual([id]);
  });
});
