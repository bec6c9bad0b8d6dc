import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { readFileSync } from 'node:fs';
import { JOB_FORM } from '../../../functions/jobs/job-table';
import { inBatches } from '../../../functions/operations/in-batches';
import { itemOf } from '../../../functions/storage/item-form';
import { captureLog } from '../../support/captured-log';
import { storedJob } from '../../support/job';
import { metered } from '../../support/metered';
import { FAR_SCHEDULE, RunnerScene } from '../../support/runner-scene';
import { type RunnerTables, startRunnerTables } from '../../support/runner-world';

/** How many plans the second of two deployments has; `PLANS=100000 npx jest tick-costs` takes minutes. */
const MANY = Number(process.env['PLANS'] ?? 2000);
const FEW = 200;
const DUE = 10;
const ITEMS_A_REQUEST = 25;

const LOG = captureLog();

/** A deployment with so many plans at rest. */
async function withPlans<Result>(
  count: number,
  use: (world: RunnerScene, tables: RunnerTables) => Promise<Result>,
): Promise<Result> {
  const tables = await startRunnerTables();
  const world = await RunnerScene.start(tables);
  try {
    const { client, name } = tables.jobs;
    const requests = Array.from(
      { length: Math.ceil(count / ITEMS_A_REQUEST) },
      (_, at) => at * ITEMS_A_REQUEST,
    );
    await inBatches(requests, async (from) => {
      const size = Math.min(ITEMS_A_REQUEST, count - from);
      const puts = Array.from({ length: size }, (_, at) => ({
        PutRequest: { Item: resting(world, from + at) },
      }));
      await client.send(new BatchWriteCommand({ RequestItems: { [name]: puts } }));
    });
    return await use(world, tables);
  } finally {
    await world.close();
  }
}

/** All ids are of one length, so that all plans take as many bytes. */
function resting({ project_id }: RunnerScene, index: number) {
  const job_id = `resting-${String(index).padStart(8, '0')}`;
  const clock = { _due: '2036-01-01T00:00:00', _due_shard: '0', _trust_id: 'trust' };
  return itemOf(
    JOB_FORM,
    storedJob({ project_id, job_id, status: 'scheduled', job_schedule: FAR_SCHEDULE, ...clock }),
  );
}

describe('what a tick asks of DynamoDB', () => {
  it(`is the same with ${FEW} plans and with ${MANY}, of which ${DUE} are due`, async () => {
    const costs = (plans: number) =>
      withPlans(plans, async (world, { jobs, runs, backups }) => {
        const take = metered([jobs.client, runs.client, backups.client]);
        // The sweep comes by these first, so that it looks at each.
        const ids = Array.from({ length: DUE }, (_, index) => `due-${index}`);
        await inBatches(ids, (job_id) => world.planWith(1, { job_id }));
        take();
        const ticks = [];
        for (let minute = 0; minute < 2; minute++) {
          await world.tick();
          ticks.push(take());
          world.later(60);
        }
        return ticks;
      });
    const few = await costs(FEW);
    expect(await costs(MANY)).toEqual(few);
    expect(LOG.filter((line) => (line as { claimed?: number }).claimed === DUE)).toHaveLength(2);
  }, 1_800_000);

  it('is what docs/costs.md says where no plan is due', async () => {
    const idle = await withPlans(1000, async (world, { jobs, runs, backups }) => {
      const take = metered([jobs.client, runs.client, backups.client]);
      await world.tick();
      return take();
    });
    expect(idle).toEqual({ requests: 9, readUnits: 11.5, writeUnits: 4 });
    const { readUnits, writeUnits } = idle;
    expect(readFileSync('docs/costs.md', 'utf8')).toContain(
      `| 0.0438 × ${readUnits} × 0.125 + 0.0438 × ${writeUnits} × 0.625 `,
    );
  });
});
