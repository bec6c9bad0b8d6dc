import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { JobRepository } from '../../functions/shared/storage/job-repository';
import { captureLog } from '../support/captured-log';
import { agentJob, job, storedJob } from '../support/job';
import { plansApi } from '../support/plans-api';
import { startTable, type TestTable } from '../support/table';
import { validPlan } from '../support/valid-plans';

/** JSON of a member that no plan may have. */
const member = fc.oneof(
  fc.stringMatching(/^x_[a-z]{1,9}$/).map((key) => `"${key}": 1`),
  fc.constantFrom(
    ...['"client_id": 7', '"client_id": "a b"', '"name": 7', '"description": []', '"disabled": "yes"'],
    ...['"session_id": {}', '"session_tag": 1.5', '"job_actions": {}', '"job_actions": [7]', '"": 1'],
    ...['"job_actions": [{}]', '"job_schedule": "daily"', '"job_schedule": {"event": "remove"}'],
    ...['"job_schedule": {"schedule_interval": "0 days"}', '"job_schedule": {"x": 1}'],
    ...['"session_tag": 12345678901234567890', '"session_tag": 1e400', '"session_tag": 1e-200'],
    ...['"session_tag": 0.12345678901234567', '"name": "\\ud800"', '"__proto__": {}'],
    `"user_credentials": ${'['.repeat(40)}${']'.repeat(40)}`,
    `"user_credentials": ${'['.repeat(200_000)}`,
    `"name": "${'x'.repeat(300)}"`,
    `"description": "${'x'.repeat(1_100_000)}"`,
  ),
);

/** A wrong member comes last, where it wins over a right one of its name. */
const wrongPlan = fc
  .tuple(validPlan, member)
  .map(([plan, wrong]) => `${JSON.stringify(plan).slice(0, -1)}, ${wrong}}`);
const brokenPlan = validPlan
  .map((plan) => JSON.stringify(plan))
  .chain((plan) => fc.integer({ min: 1, max: plan.length - 1 }).map((length) => plan.slice(0, length)));
const noise = fc.uint8Array({ minLength: 1, maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString());
const noObject = fc.constantFrom('null', '[]', '0', '"text"', 'true', '{"a":', 'NaN', '{a: 1}');
const body = fc.oneof({ arbitrary: wrongPlan, weight: 4 }, brokenPlan, noise, noObject);

const OPERATIONS = ['createJob', 'updateJob', 'replaceJob', 'createJobEvent', 'reportJob'];
const PLANS = [storedJob(job()), storedJob(agentJob())];

describe('a request that is not valid', () => {
  captureLog();
  let table: TestTable;
  beforeAll(async () => {
    table = await startTable();
  });
  afterAll(() => table.close());

  it('is refused as the caller’s fault by every operation that writes, and changes nothing', async () => {
    const jobs = new JobRepository(table.client, table.name);
    for (const plan of PLANS) await jobs.put(plan);
    const everything = async () => {
      const command = new ScanCommand({ TableName: table.name, ConsistentRead: true });
      return (await table.client.send(command)).Items;
    };
    const before = await everything();
    expect(before).toHaveLength(PLANS.length);
    const ask = plansApi(jobs);
    const id = fc.constantFrom(...PLANS.map(({ job_id }) => job_id), 'absent');

    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...OPERATIONS), id, body, async (operation, job_id, body) => {
        const at = operation === 'createJob' ? {} : { job_id };
        const { status } = await ask({ operation, ...at, body });
        expect([400, 404, 413, 422]).toContain(status);
        expect(await everything()).toEqual(before);
      }),
      { numRuns: 600 },
    );
  });
});
