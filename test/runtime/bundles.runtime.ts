import type { RequestListener } from 'node:http';
import { PROJECT_ID } from '../support/identity';
import { answering, NEVER_ANSWERING } from '../support/proxy';
import { authorized, responseTo, type SentEvent } from './support/events';
import { ExecutionEnvironment } from './support/execution-environment';
import { startWorld, type World } from './support/world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const list = (resource: string): SentEvent => ({ resource: `/v2/{project_id}/${resource}` });

describe('every bundle', () => {
  it.each<[name: string, event: SentEvent, status: number]>([
    ['Jobs', list('jobs'), 200],
    ['Clients', list('clients'), 200],
    ['Actions', list('actions'), 200],
    ['Backups', list('backups'), 200],
    ['Sessions', list('sessions'), 200],
    ['Discovery', { resource: '/' }, 300],
    ['Fallback', { resource: '/{proxy+}', parameters: { proxy: `v2/${PROJECT_ID}/nothing` } }, 404],
  ])('%s loads and responds', async (name, event, status) => {
    const lambda = await world.start(new RegExp(`${name}Function`));
    expect(await responseTo(lambda, event)).toMatchObject({
      statusCode: status,
      headers: { 'Content-Type': 'application/json' },
    });
  });

  it('is tried here', () => {
    expect(world.functions).toHaveLength(8);
  });

  it('serves whom the authorizer lets through, of this version, of the one before and of the next', async () => {
    const authorizer = await world.start(/Authorizer/);
    const result = await authorized(authorizer, await world.token('reader'));
    if (!('context' in result) || !result.context) throw new Error(JSON.stringify(result));
    const jobs = await world.start(/^\w*JobsFunction/);
    for (const context of [result.context, CONTEXT_0_1_0, { ...CONTEXT_0_1_0, of_the_next: 'version' }]) {
      expect(await responseTo(jobs, { ...list('jobs'), context })).toMatchObject({ statusCode: 200 });
    }
  });

  it('says what is missing when it starts without what the stack sets', async () => {
    for (const { environment, ...definition } of world.functions) {
      const ofLambda = Object.entries(environment).filter(([name]) => /^(AWS|NODE)_/.test(name));
      const started = await ExecutionEnvironment.start(
        { ...definition, environment },
        Object.fromEntries(ofLambda),
      );
      await started.environment.close();
      expect([definition.id, started.initError]).toMatchObject([
        definition.id,
        { errorMessage: expect.stringMatching(/^The environment variable [A-Z_]+ is not set\.$/) as unknown },
      ]);
    }
  });

  it('says which file is missing', async () => {
    const authorizer = world.functions.find(({ id }) => id.includes('Authorizer'));
    if (!authorizer) throw new Error('There is no authorizer.');
    const { environment, initError } = await ExecutionEnvironment.start(authorizer, {
      ...authorizer.environment,
      KEYSTONE_CA: 'lost.pem',
    });
    await environment.close();
    expect(initError?.errorMessage).toMatch(/ENOENT: no such file or directory, open '.*lost\.pem'/);
  });
});

describe('a line of a log', () => {
  const dynamoError = (type: string) =>
    answering(400, { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: 'details' });
  const idOf = (name: RegExp) => world.functions.find(({ id }) => name.test(id))?.id ?? '';

  afterEach(() => {
    world.dynamoDb.misbehave(undefined);
    world.dynamoDb.way.delay(0);
    world.keystone.misbehave(undefined);
  });

  it('has the operation, its status and its ids, at the level that Lambda filters by', async () => {
    const jobs = await world.start(/^\w*JobsFunction/);
    await responseTo(jobs, list('jobs'));
    expect(jobs.log.map((line): unknown => JSON.parse(line))).toEqual([
      {
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as unknown,
        level: 'INFO',
        requestId: expect.any(String) as unknown,
        message: expect.objectContaining({
          operation: 'listJobs',
          status: 200,
          project_id: PROJECT_ID,
        }) as unknown,
      },
    ]);
    expect(world.metricsOf(idOf(/^\w*JobsFunction/), jobs.log)).toEqual([]);
  });

  it.each<[what: string, mischief: RequestListener | number, status: number, metric: string]>([
    ['throttles', dynamoError('ThrottlingException'), 503, 'StorageThrottled'],
    ['fails', answering(500, {}), 503, 'StorageUnavailable'],
    ['answers too late', 1000, 503, 'StorageUnavailable'],
    ['has no table', dynamoError('ResourceNotFoundException'), 500, 'OwnFault'],
  ])('is counted when DynamoDB %s', async (_what, mischief, status, metric) => {
    const jobs = await world.start(/^\w*JobsFunction/);
    if (typeof mischief === 'number') world.dynamoDb.way.delay(mischief);
    else world.dynamoDb.misbehave(mischief);
    expect(await responseTo(jobs, list('jobs'))).toMatchObject({ statusCode: status });
    expect(world.metricsOf(idOf(/^\w*JobsFunction/), jobs.log)).toEqual([metric]);
  });

  it('is counted for what the authorizer says of a token, and the stack of a refusal is not', async () => {
    const authorizer = await world.start(/Authorizer/);
    const lines = async (token: string) => {
      const seen = authorizer.log.length;
      await authorized(authorizer, token);
      return [...world.metricsOf(idOf(/Authorizer/), authorizer.log.slice(seen))].sort();
    };
    expect(await lines(await world.token('reader'))).toEqual(['TokenChecked']);
    expect(await lines(`gAAAAAB${'x'.repeat(176)}`)).toEqual(['TokenChecked', 'TokenRefused']);
    world.keystone.misbehave(NEVER_ANSWERING);
    expect(await lines(await world.token('reader'))).toEqual(['KeystoneUnreachable', 'TokenChecked']);
  });
});

/** As the authorizer of version 0.1.0 wrote it for a reader; API Gateway keeps it for up to an hour after an upgrade. */
const CONTEXT_0_1_0 = {
  user_domain_id: 'default',
  project_id: PROJECT_ID,
  project_domain_id: 'default',
  user_id: 'd1899d7f32d64b1bb95e262e7a6a4bc2',
  scope: 'project',
  roles: '["reader"]',
  is_admin_project: 'true',
  expires_at: '2999-12-31T23:59:59.000000Z',
  access_rules: 'unrestricted',
  principalId: 'd1899d7f32d64b1bb95e262e7a6a4bc2',
};
