import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { DOCUMENTED_PLAN } from '../../local/sample-plans';
import { type Cloud, startCloud } from '../support/cloud';
import { testClient } from '../support/table';

const { project_id, job_id } = DOCUMENTED_PLAN;

describe('a local stack that runs managed plans', () => {
  let cloud: Cloud;
  let token: string;
  beforeAll(async () => {
    cloud = await startCloud({ runner: {}, blockStorage: { port: 0, workMs: 0 } });
    token = await cloud.token('member');
  });
  afterAll(() => cloud.close());

  async function show(path: string): Promise<unknown> {
    return JSON.parse((await cloud.send({ path: `/v2/${project_id}/${path}`, token })).body) as unknown;
  }

  /** As if the time had passed after which the run wants work again. */
  async function letTimePass(): Promise<void> {
    const client = testClient(cloud.dynamoDbUrl);
    await client.send(
      new UpdateCommand({
        TableName: cloud.tables.runs,
        Key: { project_id, job_id },
        UpdateExpression: 'SET #poll = :past',
        ExpressionAttributeNames: { '#poll': '_poll' },
        ExpressionAttributeValues: { ':past': '2000-01-01T00:00:00' },
      }),
    );
    client.destroy();
  }

  it("makes backups of the documented example's volumes, which are in the list of backups then", async () => {
    const path = `/v2/${project_id}/jobs/${job_id}/event`;
    expect((await cloud.send({ method: 'POST', path, token, body: '{"start": null}' })).status).toBe(202);
    for (let ticks = 0; ticks < 4; ticks++) {
      expect(await cloud.tick()).toEqual([{ payload: 'null' }]);
      await letTimePass();
    }
    expect(await show(`jobs/${job_id}`)).toMatchObject({
      status: 'scheduled',
      job_schedule: { result: 'success' },
    });
    const { backups } = (await show('backups')) as {
      readonly backups: readonly {
        readonly status: string;
        readonly backup_metadata: { readonly job_id: string; readonly notice?: string };
      }[];
    };
    const own = backups.filter(({ backup_metadata: { job_id: of } }) => of === job_id);
    expect(own.map(({ status }) => status)).toEqual(['available', 'available', 'available']);
    // Seven backups of two volumes and one more of each are more than Cinder's own quota.
    expect(own.map(({ backup_metadata: { notice } }) => notice).filter(Boolean)).toEqual([
      expect.stringContaining('this plan needs 16'),
    ]);
  });

  it('says in its log that its clock goes', () => {
    const ticks = cloud.log.filter((line) => /"event":"tick","overdue_seconds":\d/.test(line));
    expect(ticks).toHaveLength(4);
    expect(cloud.log.join('\n')).not.toContain('"password"');
  });
});

it.each([{ runner: {}, settings: { managedRunner: 'paused' } }, {}])(
  'a local stack wakes no runner that is paused, or not there: %j',
  async (options) => {
    const cloud = await startCloud(options);
    expect(await cloud.tick()).toEqual([]);
    await cloud.close();
  },
);
