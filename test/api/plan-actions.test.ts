import type { Reply } from '../../bin/command/send';
import { type Cloud, startCloud } from '../support/cloud';
import { PROJECT_ID } from '../support/identity';

const JOBS = `/v2/${PROJECT_ID}/jobs`;
const ACTIONS = `/v2/${PROJECT_ID}/actions`;
const FS = { action: 'backup', mode: 'fs', backup_name: 'etc' };

interface Entry {
  readonly action_id: string;
  readonly freezer_action: object;
}

/** Plans have copies of their actions; the library has what they were made of. */
describe('plans and the library of actions', () => {
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
  const plan = async (...job_actions: object[]): Promise<string> => {
    const made = await send('POST', JOBS, { client_id: 'hci', job_actions });
    expect({ status: made.status, body: made.body }).toMatchObject({ status: 201 });
    return String(parsed(made)['job_id']);
  };
  const actionsOf = async (job_id: string): Promise<Entry[]> =>
    parsed(await send('GET', `${JOBS}/${job_id}`))['job_actions'] as Entry[];
  const library = async (): Promise<Entry[]> =>
    parsed(await send('GET', `${ACTIONS}?limit=1000`))['actions'] as Entry[];

  it('an action that comes with a plan is in the library, as it was sent', async () => {
    const [entry] = await actionsOf(await plan({ freezer_action: FS, mandatory: true, max_retries: 2 }));
    expect(parsed(await send('GET', `${ACTIONS}/${entry?.action_id ?? ''}`))).toMatchObject({
      freezer_action: FS,
      mandatory: true,
      max_retries: 2,
      max_retries_interval: 6,
    });
    // What the plan's own entry does not say, an agent must not be told.
    expect(entry).not.toHaveProperty('max_retries_interval');
  });

  it('an unknown id is the id in the library, too', async () => {
    await plan({ action_id: 'theirs', freezer_action: FS });
    expect((await send('GET', `${ACTIONS}/theirs`)).status).toBe(200);
  });

  it('an action can be named by its id alone', async () => {
    const made = await send('POST', ACTIONS, { freezer_action: FS, mandatory: true });
    const { action_id } = parsed(made);
    expect(await actionsOf(await plan({ action_id }))).toEqual([
      expect.objectContaining({ action_id, freezer_action: FS, mandatory: true, max_retries: 5 }),
    ]);
  });

  it('a name that the library does not know is refused, and nothing is left behind', async () => {
    const before = (await library()).length;
    const job_actions = [{ freezer_action: { action: 'exec' } }, { action_id: 'unknown' }];
    const refused = await send('POST', JOBS, { client_id: 'hci', job_actions });
    expect(refused.status).toBe(422);
    expect(parsed(refused)['description']).toBe('Action not found with ID unknown');
    expect(await library()).toHaveLength(before);
  });

  it('a refused plan leaves no action behind', async () => {
    const job_id = await plan({ freezer_action: FS });
    const before = (await library()).length;
    const job_actions = [{ freezer_action: { action: 'exec' } }];
    expect((await send('POST', JOBS, { job_id, client_id: 'hci', job_actions })).status).toBe(409);
    expect((await send('POST', JOBS, { client_id: 'no client!', job_actions })).status).toBe(400);
    expect(await library()).toHaveLength(before);
  });

  it('another content under a known id gets an id of its own, and the library keeps both', async () => {
    const [entry] = await actionsOf(await plan({ freezer_action: FS }));
    const { action_id = '' } = entry ?? {};
    const other = { ...FS, mode: 'nova' };
    const [changed] = await actionsOf(await plan({ action_id, freezer_action: other }));
    expect(changed?.action_id).not.toBe(action_id);
    expect(parsed(await send('GET', `${ACTIONS}/${action_id}`))['freezer_action']).toEqual(FS);
    expect(parsed(await send('GET', `${ACTIONS}/${changed?.action_id ?? ''}`))['freezer_action']).toEqual(
      other,
    );
  });

  it('a key that is null is none: however such an action is sent, it is the one that the library has', async () => {
    const made = await send('POST', ACTIONS, { freezer_action: { ...FS, container: null } });
    const { action_id } = parsed(made);
    const before = (await library()).length;
    const sent = { action_id, freezer_action: { ...FS, engine: null } };
    const job_id = await plan(sent);
    const path = `${JOBS}/${job_id}`;
    const plain = [{ action_id, freezer_action: FS }];
    const bodies: [string, string, object][] = [
      ['PATCH', path, { job_actions: plain }],
      ['PATCH', path, { job_actions: [sent] }],
      ['PATCH', path, { job_actions: [{ ...sent, mandatory: true }, sent] }],
      ['POST', path, { client_id: 'hci', job_actions: plain }],
      ['POST', `${JOBS}/made-by-replacing`, { client_id: 'hci', job_actions: [sent] }],
    ];
    expect(await actionsOf(job_id)).toEqual([expect.objectContaining(sent)]);
    for (const [method, where, body] of bodies) {
      const { status } = await send(method, where, body);
      expect([200, 201]).toContain(status);
      const ids = (await actionsOf(where.slice(JOBS.length + 1))).map((entry) => entry.action_id);
      expect(new Set(ids)).toEqual(new Set([action_id]));
    }
    expect(await library()).toHaveLength(before);
  });

  it('a plan whose action is edited gets a new action; sent back as it was, it keeps its own', async () => {
    const job_id = await plan({ freezer_action: FS });
    const [entry] = await actionsOf(job_id);
    const edited = [{ ...entry, freezer_action: { ...FS, backup_name: 'usr' } }];
    expect((await send('PATCH', `${JOBS}/${job_id}`, { job_actions: edited })).status).toBe(200);
    const [changed] = await actionsOf(job_id);
    expect(changed?.action_id).not.toBe(entry?.action_id);
    const before = (await library()).length;
    expect((await send('PATCH', `${JOBS}/${job_id}`, { name: 'n', job_actions: [changed] })).status).toBe(
      200,
    );
    expect(await actionsOf(job_id)).toEqual([changed]);
    expect(await library()).toHaveLength(before);
  });

  it('a plan keeps its copy when the action is changed or removed', async () => {
    const job_id = await plan({ freezer_action: FS });
    const [entry] = await actionsOf(job_id);
    const path = `${ACTIONS}/${entry?.action_id ?? ''}`;
    expect((await send('PATCH', path, { freezer_action: { action: 'exec' } })).status).toBe(200);
    // The plan's own entry is no other content under a known id.
    expect((await send('PATCH', `${JOBS}/${job_id}`, { name: 'n', job_actions: [entry] })).status).toBe(200);
    expect((await send('DELETE', path)).status).toBe(204);
    expect(await actionsOf(job_id)).toEqual([entry]);
  });
});
