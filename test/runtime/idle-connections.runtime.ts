import { identity, PROJECT_ID } from '../support/identity';
import type { Oblivion } from '../support/tcp-proxy';
import { authorized, responseTo } from './support/events';
import type { ExecutionEnvironment } from './support/execution-environment';
import { startWorld, type World } from './support/world';

const POOLED = 6;
const MINUTE_MS = 60_000;
const MEMBER = identity({ roles: ['member'] });

/** In which the other side forgets; after the short one, a connection is still used. */
const PAUSES: readonly [pause: string, ms: number, how: Oblivion][] = [
  ['a short pause', 0, 'resets'],
  ['a short pause', 0, 'swallows'],
  ['a long pause', 10 * MINUTE_MS, 'resets'],
  ['a long pause', 10 * MINUTE_MS, 'swallows'],
];

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

describe('with six connections to DynamoDB in the pool', () => {
  /** The plan first, then its actions at once. */
  const create = (jobs: ExecutionEnvironment) =>
    responseTo(jobs, {
      method: 'POST',
      resource: '/v2/{project_id}/jobs',
      identity: MEMBER,
      body: {
        client_id: 'node-1',
        job_schedule: {},
        job_actions: Array.from({ length: POOLED }, (_, index) => ({
          freezer_action: { action: 'backup', mode: 'fs', path_to_backup: `/srv/${index}` },
        })),
      },
    });
  const list = (jobs: ExecutionEnvironment) =>
    responseTo(jobs, { resource: '/v2/{project_id}/jobs', identity: MEMBER });

  it.each(PAUSES)('no caller gets 503 after %s of %d ms (%s)', async (_pause, ms, how) => {
    const { way } = world.dynamoDb;
    const jobs = await world.start(/^\w*JobsFunction/);
    const before = way.connections();
    expect(await create(jobs)).toMatchObject({ statusCode: 201 });
    expect(way.connections() - before).toBeGreaterThanOrEqual(POOLED);

    const used = way.forgottenUses();
    await jobs.pause(ms, () => {
      way.forget(how);
    });
    const statuses: number[] = [];
    for (let request = 0; request <= POOLED; request++) statuses.push((await list(jobs)).statusCode);
    expect(statuses).toEqual(statuses.map(() => 200));
    expect(way.forgottenUses() - used).toBe(ms > 0 ? 0 : 1);
  });

  it.each<Oblivion>(['resets', 'swallows'])('a plan is made when it %s all of them', async (how) => {
    const jobs = await world.start(/^\w*JobsFunction/);
    await create(jobs);
    await jobs.pause(0, () => {
      world.dynamoDb.way.forget(how);
    });
    expect(await create(jobs)).toMatchObject({ statusCode: 201 });
    expect(jobs.log.join('\n')).not.toContain('not kept');
  });
});

describe('with a connection to Keystone', () => {
  it.each<[pause: string, ms: number, how: Oblivion]>([
    ['a pause', MINUTE_MS / 2, 'resets'],
    ['a pause', MINUTE_MS / 2, 'swallows'],
    ['a long pause', MINUTE_MS, 'resets'],
    ['a long pause', MINUTE_MS, 'swallows'],
  ])('no caller gets 503 after %s of %d ms (%s)', async (_pause, ms, how) => {
    const { way } = world.keystone;
    const authorizer = await world.start(/Authorizer/);
    const context = expect.objectContaining({ project_id: PROJECT_ID }) as unknown;
    expect(await authorized(authorizer, await world.token('reader'))).toMatchObject({ context });

    const used = way.forgottenUses();
    await authorizer.pause(ms, () => {
      way.forget(how);
    });
    for (let question = 0; question < 2; question++) {
      expect(await authorized(authorizer, await world.token('reader'))).toMatchObject({ context });
    }
    expect(way.forgottenUses() - used).toBe(ms < MINUTE_MS ? 1 : 0);
  });
});
