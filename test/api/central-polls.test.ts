import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Reply } from '../../bin/command/send';
import { type Cloud, startCloud } from '../support/cloud';
import { OTHER_PROJECT_ID, PROJECT_ID } from '../support/identity';
import { agentJob, jobItem, storedJob } from '../support/job';
import { putItems, testClient } from '../support/table';

const CENTRAL = 'central.example.com';
const OTHERS = `/v2/${OTHER_PROJECT_ID}/jobs`;
const SEARCH = { match: [{ client_id: CENTRAL }], match_not: [{ status: 'completed' }] };
const WORK = { job_actions: [{ freezer_action: { action: 'backup', mode: 'fs' } }] };

let cloud: Cloud;
let tokens: Readonly<Record<string, string>>;
beforeAll(async () => {
  cloud = await startCloud({ settings: { agentClients: 'any', plansPerProject: 30 } });
  const users = ['reader', 'member', 'service', 'stranger'];
  tokens = Object.fromEntries(
    await Promise.all(users.map(async (user) => [user, await cloud.token(user)] as const)),
  );
});
afterAll(() => cloud.close());

function send(user: string, method: string, path: string, body?: object): Promise<Reply> {
  return cloud.send({
    method,
    path,
    token: String(tokens[user]),
    ...(body && { body: JSON.stringify(body) }),
  });
}

interface Plan {
  readonly job_id: string;
  readonly job_schedule: { readonly event?: string };
}

/** As freezer-scheduler asks: pages of ten, counted by what it got, until nothing comes. */
async function poll(
  user: string,
  path: string,
): Promise<{ readonly pages: Reply[]; readonly plans: Plan[] }> {
  const pages: Reply[] = [];
  const plans: Plan[] = [];
  for (;;) {
    const page = await send(user, 'GET', `${path}limit=10&offset=${plans.length}`, SEARCH);
    pages.push(page);
    const { jobs = [] } = JSON.parse(page.body) as { readonly jobs?: readonly Plan[] };
    if (jobs.length === 0) return { pages, plans };
    plans.push(...jobs);
  }
}
const everywhere = () => poll('service', `/v2/${PROJECT_ID}/jobs?all_projects=True&`);
const statusesOf = (pages: readonly Reply[]) => new Set(pages.map(({ status }) => status));

async function make(user: string, path: string, more: object = {}): Promise<string> {
  const made = await send(user, 'POST', path, { client_id: CENTRAL, ...WORK, ...more });
  expect(made).toMatchObject({ status: 201 });
  return `${path}/${(JSON.parse(made.body) as Plan).job_id}`;
}

describe('a poll of all projects', () => {
  it('goes on while a member of some project asks for events and takes them back', async () => {
    const paths = await Promise.all([1, 2, 3, 4].map(() => make('stranger', OTHERS)));
    let polls = 0;
    let events = 0;
    const toggle = async (path: string): Promise<void> => {
      while (polls < 100) {
        const event = { [events % 2 === 0 ? 'start' : 'stop']: null };
        expect(await send('stranger', 'POST', `${path}/event`, event)).toMatchObject({ status: 202 });
        events += 1;
      }
    };
    const scheduler = async (): Promise<void> => {
      for (; polls < 100; polls += 1) {
        const { pages, plans } = await everywhere();
        expect(statusesOf(pages)).toEqual(new Set([200]));
        expect(plans).toHaveLength(paths.length);
      }
    };
    await Promise.all([scheduler(), ...paths.map(toggle)]);
    expect(events).toBeGreaterThan(100);
  }, 120_000);

  it('goes on with plans of which eight do not fit into a response', async () => {
    const description = '\u0001'.repeat(110_000);
    const large = Array.from({ length: 8 }, (_, n) =>
      storedJob(
        agentJob({ project_id: OTHER_PROJECT_ID, job_id: `large-${n}`, client_id: CENTRAL, description }),
      ),
    );
    await putItems(
      cloud,
      large.map((plan) => ({ table: 'jobs', item: jobItem(plan) })),
    );
    const { pages, plans } = await everywhere();
    expect(statusesOf(pages)).toEqual(new Set([200]));
    expect(plans.map(({ job_id }) => job_id)).toEqual(
      expect.arrayContaining(large.map(({ job_id }) => job_id)),
    );
    expect(new Set(plans.map(({ job_id }) => job_id)).size).toBe(plans.length);
  }, 60_000);
});

describe('who may only read', () => {
  const own = `/v2/${PROJECT_ID}/jobs?`;

  it('changes nothing by a poll, and loses nobody an event', async () => {
    const path = await make('member', `/v2/${PROJECT_ID}/jobs`);
    const report = async (event: string) =>
      send('member', 'PATCH', path, { job_schedule: { status: 'completed', time_ended: 1715248300, event } });
    await send('member', 'POST', `${path}/event`, { start: null });
    const before = await send('reader', 'GET', path);
    const { plans } = await poll('reader', own);
    expect(plans.map(({ job_id }) => path.endsWith(job_id))).toContain(true);
    expect((await send('reader', 'GET', path)).headers['etag']).toBe(before.headers['etag']);
    // The late report of an agent that has not heard of the start.
    expect(await report('')).toMatchObject({ status: 200 });
    expect(JSON.parse((await send('reader', 'GET', path)).body)).toMatchObject({
      job_schedule: { event: 'start' },
    });
    await poll('member', own);
    expect(await report('')).toMatchObject({ status: 200 });
    expect(JSON.parse((await send('reader', 'GET', path)).body)).toMatchObject({
      job_schedule: { event: '' },
    });
  });
});

describe('a project with as many plans as it may have', () => {
  it('gets no more, until one is removed', async () => {
    const client = testClient(cloud.dynamoDbUrl);
    await client.send(
      new UpdateCommand({
        TableName: cloud.tables.counts,
        Key: { project_id: OTHER_PROJECT_ID, counted: 'jobs' },
        UpdateExpression: 'SET #number = :number',
        ExpressionAttributeNames: { '#number': 'number' },
        ExpressionAttributeValues: { ':number': 29 },
      }),
    );
    client.destroy();
    const path = await make('stranger', OTHERS);
    const body = { client_id: CENTRAL, ...WORK };
    const refused = {
      status: 403,
      body: expect.stringContaining('has 30 plans, and it may have 30') as string,
    };
    expect(await send('stranger', 'POST', OTHERS, body)).toMatchObject(refused);
    expect(await send('stranger', 'POST', `${OTHERS}/another`, body)).toMatchObject(refused);
    expect(await send('stranger', 'DELETE', path)).toMatchObject({ status: 204 });
    expect(await send('stranger', 'POST', `${OTHERS}/another`, body)).toMatchObject({ status: 201 });
  });
});
