import { RUNNING_PLANS } from '../../support/every-setting';
import { json, KEY, stackReply, tableReply } from './account-stub';
import { type Given, run, World } from './world';

/** The stub's account is elsewhere. */
const SETTINGS = {
  ...RUNNING_PLANS,
  runnerCredential: RUNNING_PLANS.runnerCredential.replace('us-east-1', 'eu-central-1'),
};
const index = (IndexName: string, ...names: readonly string[]) => ({
  IndexName,
  KeySchema: names.map((AttributeName, n) => ({ AttributeName, KeyType: n === 0 ? 'HASH' : 'RANGE' })),
  IndexStatus: 'ACTIVE',
});
const BY_ID = index('by_id', 'job_id');
const PROJECTS_BY_CLIENT = index('projects_by_client', 'client_id', 'project_id');

describe('a stack that is to run managed plans', () => {
  const world = new World();
  beforeAll(() => world.start());
  afterAll(() => world.close());

  async function indexesFound(there: readonly object[], settings: Given) {
    world.say({
      DescribeStacks: stackReply('UPDATE_COMPLETE', { JobsTableName: 'jobs' }),
      DescribeTable: tableReply({ GlobalSecondaryIndexes: there }),
    });
    const { rows } = await run({ ...world.least(), ...settings });
    return rows.find(({ check }) => check === "indexes of the stack's tables");
  }

  it('gets the index of what is due in a deployment after the one that finds projects by client', async () => {
    expect(await indexesFound([BY_ID], SETTINGS)).toMatchObject({
      state: 'obstacle',
      advice: 'A table gets one index at a time: deploy with -c withoutIndexes=by_due first.',
    });
    expect(await indexesFound([BY_ID, PROJECTS_BY_CLIENT], SETTINGS)).toMatchObject({ state: 'ok' });
    expect(await indexesFound([BY_ID], {})).toMatchObject({ state: 'ok' });
  });

  it('has its secret looked at', async () => {
    world.say({ DescribeSecret: json({ KmsKeyId: KEY }) });
    const found = async (settings: Given) =>
      (await run({ ...world.least(), ...SETTINGS, ...settings })).rows.find(
        ({ check }) => check === 'secret of runnerCredential',
      );
    expect(await found({})).toMatchObject({
      state: 'obstacle',
      advice: 'It is under a KMS key of your own: name the key with runnerCredentialKey.',
    });
    expect(await found({ runnerCredentialKey: KEY })).toMatchObject({ state: 'ok' });
    expect(await found({ runnerCredential: RUNNING_PLANS.runnerCredential })).toMatchObject({
      state: 'obstacle',
      advice: 'It is not in eu-central-1, where the runner looks for it.',
    });
  });
});
