import type { Reply } from '../../bin/command/send';
import { type Cloud, startCloud } from '../support/cloud';
import { OTHER_PROJECT_ID, PROJECT_ID } from '../support/identity';

const JOBS = `/v2/${PROJECT_ID}/jobs`;
const AGENT = `${PROJECT_ID}_node-7.example.com`;
const PLAN = {
  client_id: AGENT,
  description: 'Configuration of node 7',
  job_schedule: { schedule_interval: '1 days' },
  job_actions: [
    { freezer_action: { action: 'backup', mode: 'fs', path_to_backup: '/etc' }, mandatory: true },
  ],
};

interface Sent {
  readonly status: number;
  readonly etag: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

describe('plans', () => {
  let cloud: Cloud;
  let tokens: Record<'member' | 'reader' | 'admin' | 'stranger', string>;
  beforeAll(async () => {
    cloud = await startCloud();
    tokens = {
      member: await cloud.token('member'),
      reader: await cloud.token('reader'),
      admin: await cloud.token('admin'),
      stranger: await cloud.token('stranger'),
    };
    const registered = await send('POST', `/v2/${PROJECT_ID}/clients`, { client_id: AGENT });
    expect(registered.status).toBe(201);
  });
  afterAll(() => cloud.close());

  async function send(method: string, path: string, body?: unknown, headers = {}, who = tokens.member) {
    const text = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    return read(await cloud.send({ method, path, token: who, headers, ...text }));
  }
  async function made(changes = {}): Promise<string> {
    const { status, body } = await send('POST', `${JOBS}/`, { ...PLAN, ...changes });
    expect(status).toBe(201);
    return `${JOBS}/${String(body['job_id'])}`;
  }

  it('are made, shown, changed, replaced and removed', async () => {
    const path = await made();
    const shown = await send('GET', path);
    expect(shown).toMatchObject({
      status: 200,
      body: { ...PLAN, name: '', disabled: false, session_tag: 0, job_actions: [{ mandatory: true }] },
    });

    expect(await send('PATCH', path, { name: 'seven' })).toMatchObject({ status: 200, body: { version: 2 } });
    const renamed = await send('GET', path);
    expect(renamed.body).toEqual({
      ...shown.body,
      name: 'seven',
      updated_at: renamed.body['updated_at'],
    });

    const replaced = await send('POST', path, { ...PLAN, description: 'Other' });
    expect(replaced).toMatchObject({ status: 201, body: { version: 3 } });
    expect((await send('GET', path)).body).toMatchObject({ description: 'Other', name: '' });

    expect(await send('DELETE', path)).toEqual({ status: 204, etag: undefined, body: {} });
    expect((await send('GET', path)).status).toBe(404);
    expect((await send('DELETE', path)).status).toBe(204);
  });

  it('are there for the next reader at once', async () => {
    const path = await made();
    const { body } = await send('GET', `${JOBS}/?limit=500`);
    expect((body['jobs'] as { job_id: string }[]).map(({ job_id }) => `${JOBS}/${job_id}`)).toContain(path);
  });

  it('get the id that the document names, once', async () => {
    const job_id = 'my-own_id';
    expect((await send('POST', JOBS, { ...PLAN, job_id })).body).toEqual({ job_id });
    expect(await send('POST', JOBS, { ...PLAN, job_id })).toMatchObject({
      status: 409,
      body: { title: 'Document already existing', description: `Job already registered with ID ${job_id}` },
    });
    await send('DELETE', `${JOBS}/${job_id}`);
    expect((await send('POST', JOBS, { ...PLAN, job_id })).status).toBe(201);
  });

  it('belong to who made them and where, whatever the body of a change says', async () => {
    const path = await made();
    const { body: before } = await send('GET', path);
    const stolen = { project_id: OTHER_PROJECT_ID, user_id: 'somebody', job_id: 'other', description: 'x' };
    expect((await send('PATCH', path, stolen, {}, tokens.admin)).status).toBe(200);
    const { body: after } = await send('GET', path);
    expect(after).toEqual({ ...before, description: 'x', updated_at: after['updated_at'] });
  });

  it.each([
    ['start', '', ''],
    ['stop', undefined, undefined],
    ['abort', undefined, undefined],
  ])('are asked to %s once', async (event, status, result) => {
    const path = await made();
    const ask = () => send('POST', `${path}/event`, { [event]: null });
    expect(await ask()).toMatchObject({ status: 202, body: { result: 'success' } });
    expect(await ask()).toMatchObject({ status: 202, body: { result: `${event} already requested` } });
    const { body } = await send('GET', path);
    expect(body['job_schedule']).toMatchObject({
      event,
      ...(status !== undefined && { status, result }),
      ...(event === 'abort' && { current_pid: -1 }),
    });
  });

  it.each([
    [{}, 'Bad event request format'],
    [undefined, 'Bad event request format'],
    [{ explode: null }, 'Bad Action Method'],
  ])('are not asked for %j', async (body, description) => {
    expect(await send('POST', `${await made()}/event`, body)).toMatchObject({
      status: 400,
      body: { title: 'Bad request format', description },
    });
  });

  it.each([
    ['PATCH', '', { name: 'x' }],
    ['POST', '/event', { start: null }],
    ['POST', '/report', { status: 'running' }],
  ])('that are not there answer %s%s with 404', async (method, suffix, body) => {
    const answer = await send(method, `${JOBS}/absent${suffix}`, body, {}, tokens.admin);
    expect(answer).toMatchObject({
      status: 404,
      body: { title: 'Not Found', description: 'Job not found with ID absent' },
    });
  });

  it('have a tag: a reader who knows it gets 304, a writer with an old one 412', async () => {
    const path = await made();
    const { etag = '' } = await send('GET', path);
    expect(await send('GET', path, undefined, { 'If-None-Match': etag })).toEqual({
      status: 304,
      etag,
      body: {},
    });
    const write = (method: string, suffix: string, body?: unknown) =>
      send(method, path + suffix, body, { 'If-Match': etag });
    expect((await write('PATCH', '', { name: 'first' })).status).toBe(200);
    for (const stale of [
      await write('PATCH', '', { name: 'second' }),
      await write('POST', '', PLAN),
      await write('POST', '/event', { start: null }),
      await write('DELETE', ''),
    ]) {
      expect(stale).toMatchObject({ status: 412, body: { title: 'Precondition Failed' } });
    }
    expect((await send('GET', path)).body).toMatchObject({ name: 'first', job_schedule: { event: '' } });
  });

  it('are made under an id only where there is none, if asked so', async () => {
    const path = `${JOBS}/only-once`;
    const headers = { 'If-None-Match': '*' };
    expect((await send('POST', path, PLAN, headers)).status).toBe(201);
    expect((await send('POST', path, PLAN, headers)).status).toBe(412);
  });

  it.each([
    ['malformed JSON', '{', 400, 'Malformed JSON'],
    ['no object', '[]', 400, 'object'],
    ['no actions', { client_id: AGENT }, 400, "'job_actions' is a required property"],
    ['an unknown key', { ...PLAN, colour: 'red' }, 400, "('colour' was unexpected)"],
    ['a schedule that would jam an agent', { ...PLAN, job_schedule: { event: 'remove' } }, 400, 'remove'],
    ['a number that would be rounded', '{"session_tag": 12345678901234567890}', 400, '12345678901234567890'],
    ['more than a megabyte', `{"name": "${'x'.repeat(1_100_000)}"}`, 413, '1 MiB'],
    ['more than an item holds', { ...PLAN, description: 'x'.repeat(200_000) }, 400, '112 KB'],
    ['too deep a document', `{"a":${'['.repeat(40)}${']'.repeat(40)}}`, 400, '30'],
  ])('are not made from %s', async (_case, body, status, text) => {
    const before = await send('GET', `${JOBS}?limit=1000`);
    const answer = await send('POST', JOBS, body);
    expect(answer.status).toBe(status);
    expect(answer.body['description']).toContain(text);
    expect((await send('GET', `${JOBS}?limit=1000`)).body).toEqual(before.body);
  });

  it.each([
    ['a reader', 'reader', 403],
    ['a stranger', 'stranger', 403],
    ['an administrator', 'admin', 200],
  ] as const)('are changed by %s: %s %d', async (_who, user, status) => {
    const path = await made();
    expect((await send('PATCH', path, { name: 'theirs' }, {}, tokens[user])).status).toBe(status);
    expect((await send('POST', `${path}/event`, { stop: null }, {}, tokens[user])).status).toBe(
      status === 200 ? 202 : 403,
    );
  });

  it('keep both changes of two people who change different things at the same time', async () => {
    const path = await made();
    for (let round = 0; round < 10; round++) {
      const changes = { name: `name ${round}`, description: `text ${round}`, session_tag: round };
      await Promise.all(Object.entries(changes).map(([key, value]) => send('PATCH', path, { [key]: value })));
      expect((await send('GET', path)).body).toMatchObject(changes);
    }
  });

  it('keep the words of fifty writers who take care of what they overwrite', async () => {
    const path = await made({ description: '' });
    const add = async (word: string): Promise<void> => {
      const { etag = '', body } = await send('GET', path);
      const description = `${String(body['description'])} ${word}`;
      const { status } = await send('PATCH', path, { description }, { 'If-Match': etag });
      if (status === 412 || status === 503) return add(word);
      expect(status).toBe(200);
    };
    const words = Array.from({ length: 50 }, (_, i) => `word${i}`);
    await Promise.all(words.map(add));
    const { body } = await send('GET', path);
    expect(String(body['description']).trim().split(' ').sort()).toEqual(words.sort());
  });

  it('are made once when fifty make the same one', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => send('POST', JOBS, { ...PLAN, job_id: 'contested' })),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array.from({ length: 49 }, () => 409)]);
  });
});

function read({ status, headers, body }: Reply): Sent {
  return {
    status,
    etag: headers['etag'],
    body: body === '' ? {} : (JSON.parse(body) as Readonly<Record<string, unknown>>),
  };
}
