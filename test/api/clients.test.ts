import type { Reply } from '../../bin/command/send';
import { type Cloud, startCloud } from '../support/cloud';
import { OTHER_PROJECT_ID, PROJECT_ID } from '../support/identity';

const CLIENTS = `/v2/${PROJECT_ID}/clients`;
const OTHERS = `/v2/${OTHER_PROJECT_ID}/clients`;
const NODE = {
  client_id: `${PROJECT_ID}_node-5.example.com`,
  hostname: 'node-5.example.com',
  description: 'A node',
};
const EVERYTHING = {
  supported_actions: ['backup', 'restore', 'info', 'admin', 'exec'],
  supported_modes: ['fs', 'mongo', 'mysql', 'sqlserver', 'cinder', 'glance', 'cindernative', 'nova'],
  supported_storages: ['local', 'swift', 'ssh', 's3', 'ftp', 'ftps'],
  supported_engines: ['tar', 'rsync', 'rsyncv2', 'nova', 'osbrick', 'glance'],
};

describe('clients', () => {
  let cloud: Cloud;
  const tokens = new Map<string, string>();
  beforeAll(async () => {
    cloud = await startCloud();
    for (const user of ['reader', 'member', 'admin', 'service', 'stranger']) {
      tokens.set(user, await cloud.token(user));
    }
  });
  afterAll(() => cloud.close());

  interface Sent {
    readonly user?: string;
    readonly body?: unknown;
    readonly headers?: Readonly<Record<string, string>>;
  }
  const send = (
    method: string,
    path: string,
    { user = 'member', body, headers = {} }: Sent = {},
  ): Promise<Reply> => {
    const text = body === undefined ? {} : { body: JSON.stringify(body) };
    return cloud.send({ method, path, token: String(tokens.get(user)), headers, ...text });
  };
  const parsed = ({ body }: Reply): Record<string, unknown> => JSON.parse(body) as Record<string, unknown>;
  const register = (
    body: object,
    { path = CLIENTS, ...sent }: Sent & { path?: string } = {},
  ): Promise<Reply> => send('POST', path, { ...sent, body });
  const registered = async (body: object, sent: Sent & { path?: string } = {}): Promise<void> => {
    const reply = await register(body, sent);
    expect({ status: reply.status, body: reply.body }).toMatchObject({ status: 201 });
  };
  const shown = async (client_id: string, { path = CLIENTS, ...sent }: Sent & { path?: string } = {}) => {
    const reply = await send('GET', `${path}/${client_id}`, sent);
    expect(reply.status).toBe(200);
    return parsed(reply);
  };
  const listed = async (path: string, user = 'member'): Promise<string[]> => {
    const { clients } = parsed(await send('GET', path, { user }));
    return (clients as { client: { client_id: string } }[]).map(({ client }) => client.client_id);
  };

  it('are there as soon as they registered, capable of everything', async () => {
    const made = await register(NODE, { path: `${CLIENTS}/` });
    expect(made.status).toBe(201);
    expect(parsed(made)).toEqual({ client_id: NODE.client_id });
    expect(await shown(NODE.client_id, { user: 'reader' })).toEqual({
      project_id: PROJECT_ID,
      user_id: expect.any(String) as string,
      client: {
        uuid: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        ...NODE,
        is_central: false,
        ...EVERYTHING,
      },
    });
  });

  it('register again, which changes what they can and nothing else', async () => {
    const client_id = 'again.example.com';
    await registered({ client_id, hostname: 'again', uuid: 'u-1' });
    await registered({
      client_id,
      hostname: 'other',
      uuid: 'u-2',
      description: 'new',
      supported_modes: ['fs'],
    });
    await registered({ client_id });
    expect(await shown(client_id)).toMatchObject({
      client: { ...EVERYTHING, hostname: 'again', uuid: 'u-1', description: 'new', supported_modes: ['fs'] },
    });
  });

  it('register at the same time, and are there once', async () => {
    const client_id = 'twins.example.com';
    const all = await Promise.all(
      ['a', 'b', 'c', 'd'].map((description) => register({ client_id, description })),
    );
    expect(all.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    const search = encodeURIComponent(JSON.stringify({ match: [{ client_id }] }));
    expect(await listed(`${CLIENTS}/?search=${search}`)).toEqual([client_id]);
  });

  it('are of their project: another one has its own of the same id', async () => {
    const client_id = 'mine.example.com';
    await registered({ client_id, description: 'mine' });
    const foreign = { path: OTHERS, user: 'stranger' };
    expect((await send('GET', `${OTHERS}/${client_id}`, foreign)).status).toBe(404);
    await registered({ client_id, description: 'theirs' }, foreign);
    expect(await shown(client_id)).toMatchObject({ client: { description: 'mine' } });
    expect((await send('DELETE', `${OTHERS}/${client_id}`, foreign)).status).toBe(204);
    expect(await shown(client_id)).toMatchObject({ client: { description: 'mine' } });
  });

  describe('that are central', () => {
    const client_id = 'central.example.com';
    const foreign = { path: OTHERS, user: 'stranger' };
    beforeAll(() => registered({ client_id, is_central: true }, { user: 'admin' }));

    it('are registered by operators only', async () => {
      const body = { client_id: 'central-2.example.com', is_central: true };
      expect((await register(body)).status).toBe(403);
      // Who may register no client may register no central one.
      expect((await register(body, { user: 'service' })).status).toBe(403);
    });

    it('are seen from every project', async () => {
      const there = { project_id: PROJECT_ID, client: { client_id, is_central: true } };
      expect(await shown(client_id)).toMatchObject(there);
      expect(await shown(client_id, foreign)).toMatchObject(there);
      expect(await listed(`${CLIENTS}/?limit=100`)).toContain(client_id);
      expect(await listed(OTHERS, 'stranger')).toEqual([client_id]);
    });

    it.each([true, false])('keep their id to themselves: central %j', async (is_central) => {
      const taken = await register({ client_id, is_central }, { path: OTHERS, user: 'admin' });
      expect(taken.status).toBe(409);
      expect(parsed(taken)).toEqual({
        title: 'Document already existing',
        description: `Client already registered with ID ${client_id}`,
      });
    });

    it('are changed and removed by operators only, under the project that registered them', async () => {
      for (const user of ['reader', 'member', 'service']) {
        expect((await register({ client_id, supported_actions: [] }, { user })).status).toBe(403);
        expect((await send('DELETE', `${CLIENTS}/${client_id}`, { user })).status).toBe(403);
      }
      expect((await send('DELETE', `${OTHERS}/${client_id}`, foreign)).status).toBe(403);
      expect((await send('DELETE', `${OTHERS}/${client_id}`, { user: 'admin' })).status).toBe(403);
      await registered({ client_id, description: 'Again' }, { user: 'admin' });
      expect(await shown(client_id, foreign)).toMatchObject({
        client: { description: 'Again', is_central: true },
      });
    });

    it('stand behind a project’s own client of the same id', async () => {
      await registered({ client_id: 'both.example.com', description: 'own' }, foreign);
      await registered({ client_id: 'both.example.com', is_central: true }, { user: 'admin' });
      const path = `${OTHERS}/both.example.com`;
      expect(parsed(await send('GET', path, foreign))).toMatchObject({ client: { description: 'own' } });
      await registered({ client_id: 'both.example.com', description: 'new' }, foreign);
      expect((await send('DELETE', path, foreign)).status).toBe(204);
      expect(parsed(await send('GET', path, foreign))).toMatchObject({ client: { is_central: true } });
      expect((await send('DELETE', path, foreign)).status).toBe(403);
      expect((await send('DELETE', `${CLIENTS}/both.example.com`, { user: 'admin' })).status).toBe(204);
      expect((await send('GET', path, foreign)).status).toBe(404);
    });

    it('are made of no client that a project has', async () => {
      await registered({ client_id: 'plain.example.com' });
      const taken = await register({ client_id: 'plain.example.com', is_central: true }, { user: 'admin' });
      expect(taken.status).toBe(409);
      expect(parsed(taken)['description']).toContain('for its own project: delete it before');
    });
  });

  it('come in pages, own and central ones in the order of their making', async () => {
    const ids = ['p-1', 'p-2', 'p-3', 'p-4'];
    for (const [index, client_id] of ids.entries()) {
      await registered({ client_id, description: 'paged', is_central: index % 2 === 1 }, { user: 'admin' });
    }
    const whole = await listed(`${CLIENTS}?limit=100`);
    expect(whole.slice(-4)).toEqual(ids);
    const paged: string[] = [];
    for (let offset = 0; offset < whole.length; offset += 3) {
      paged.push(...(await listed(`${CLIENTS}/?limit=3&offset=${offset}`)));
    }
    expect(paged).toEqual(whole);
    const search = encodeURIComponent(JSON.stringify({ match: [{ _all: 'paged' }] }));
    expect(await listed(`${CLIENTS}/?search=${search}&limit=2&offset=1`)).toEqual(['p-2', 'p-3']);
  });

  it('change and go under conditions', async () => {
    const client_id = 'tagged.example.com';
    const path = `${CLIENTS}/${client_id}`;
    const { headers } = await register({ client_id });
    const old = String(headers['etag']);
    expect((await send('GET', path, { headers: { 'If-None-Match': old } })).status).toBe(304);
    const body = { client_id, description: 'new' };
    expect((await register(body, { headers: { 'If-None-Match': '*' } })).status).toBe(412);
    const changed = await register(body, { headers: { 'If-Match': old } });
    expect(changed).toMatchObject({
      status: 201,
      headers: { etag: expect.stringMatching(/^"2-/) as string },
    });
    expect((await register(body, { headers: { 'If-Match': old } })).status).toBe(412);
    expect((await send('DELETE', path, { headers: { 'If-Match': old } })).status).toBe(412);
    const present = String(changed.headers['etag']);
    expect((await send('DELETE', path, { headers: { 'If-Match': present } })).status).toBe(204);
    expect((await send('DELETE', path)).status).toBe(204);
    const gone = await send('GET', path);
    expect(gone.status).toBe(404);
    expect(parsed(gone)).toEqual({
      title: 'Not Found',
      description: `Client not found with ID ${client_id}`,
    });
  });

  it('cannot be changed otherwise, nor by readers', async () => {
    const path = `${CLIENTS}/${NODE.client_id}`;
    for (const method of ['PATCH', 'PUT', 'POST']) expect((await send(method, path)).status).toBe(405);
    expect((await register(NODE, { user: 'reader' })).status).toBe(403);
    expect((await send('DELETE', path, { user: 'reader' })).status).toBe(403);
    expect((await send('DELETE', path, { user: 'service' })).status).toBe(403);
    expect((await send('GET', path, { user: 'service' })).status).toBe(200);
    expect((await send('GET', path, { user: 'stranger' })).status).toBe(403);
  });

  it.each(['a%20b', 'a..b', `${'x'.repeat(510)}_aa`])('cannot have such an id: %s', async (id) => {
    expect((await send('GET', `${CLIENTS}/${id}`)).status).toBe(404);
    expect((await register({ client_id: decodeURIComponent(id) })).status).toBe(400);
  });

  it('say what is wrong with a registration', async () => {
    const nothing = await send('POST', CLIENTS);
    expect({ status: nothing.status, ...parsed(nothing) }).toEqual({
      status: 400,
      title: 'Bad request format',
      description: 'Missing request body',
    });
    const odd = await register({ client_id: 'odd', supported_modes: ['fs', 'odd'] });
    expect(parsed(odd)['description']).toMatch(
      /^'odd' is not one of \['fs', .*\] \(at supported_modes\[1\]\)$/,
    );
  });
});
