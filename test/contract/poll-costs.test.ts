import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { itemSize } from '../../functions/documents/users-part';
import type { StoredJob } from '../../functions/jobs/document/job';
import { JobRepository } from '../../functions/jobs/job-table';
import { agentJob, storedJob, jobItem } from '../support/job';
import { countReadUnits, type ReadUnits } from '../support/read-units';
import { startTable, type TestTable } from '../support/table';

/**
 * What readers cost, in read units, with so many plans in a project: docs/adr/0003-what-a-poll-costs.md. Larger
 * projects are measured, and their rows of its table printed, with `PLANS="10000 100000" npx jest poll-costs`.
 */
const ADR = join(__dirname, '../../docs/adr/0003-what-a-poll-costs.md');
const SIZES = (process.env['PLANS'] ?? '10 1000').split(' ').map(Number);
const PROJECT = agentJob().project_id;
const PLANS_OF_A_CLIENT = 5;
const PLAN_BYTES = 1280;

const clientOf = (n: number) => `${PROJECT}_node-${Math.floor(n / PLANS_OF_A_CLIENT)}.example.com`;

/** An agent's plan as it is stored: 1.25 KB by our own upper bound, 1.15 KB by DynamoDB's rules. */
function planOf(n: number): StoredJob {
  const empty = storedJob({
    ...agentJob(),
    job_id: n.toString(16).padStart(32, '0'),
    client_id: clientOf(n),
    created_at: new Date(Date.UTC(2026, 0, 1) + n).toISOString().replace('Z', '000'),
    description: '',
  });
  const write = '_write'.length + 36;
  return { ...empty, description: 'x'.repeat(PLAN_BYTES - write - itemSize(jobItem(empty))) };
}

describe.each(SIZES)('with %d plans in a project', (plans) => {
  let table: TestTable;
  let jobs: JobRepository;
  let units: ReadUnits;
  beforeAll(async () => {
    table = await startTable();
    jobs = new JobRepository(table.client, table.name);
    for (let n = 0; n < plans; n += 50) {
      const some = Array.from({ length: Math.min(50, plans - n) }, (_, m) => planOf(n + m));
      await Promise.all(some.map((plan) => jobs.put(plan)));
    }
    units = countReadUnits(table.client);
  }, 1_200_000);
  afterAll(() => table.close());

  async function costOf(read: () => AsyncIterable<unknown> | Promise<unknown>): Promise<number> {
    units();
    const answer = read();
    if (answer instanceof Promise) await answer;
    else for await (const plan of answer) expect(plan).toBeDefined();
    return units();
  }

  it('costs what the record says', async () => {
    const half = Math.floor(plans / 2);
    const { project_id, job_id } = planOf(half);
    const costs = [
      await costOf(() => jobs.get({ project_id, job_id })),
      await costOf(() => jobs.listClient(PROJECT, clientOf(half))),
      await costOf(() => jobs.list(PROJECT, { limit: 10 })),
      await costOf(() => jobs.list(PROJECT, { skip: half, limit: 10 })),
      await costOf(() => jobs.list(PROJECT)),
      // The embedded DynamoDB takes every scan for an eventually consistent one, which costs half.
      2 * (await costOf(() => jobs.listAll())),
      await costOf(() => jobs.find(job_id)),
    ];
    const row = [plans, ...costs].map((number) => number.toLocaleString('en')).join(' | ');
    if (process.env['PLANS'] === undefined) {
      expect(readFileSync(ADR, 'utf8').replaceAll(/ +/g, ' ')).toContain(`| ${row} |`);
    } else {
      process.stdout.write(`| ${row} |\n`);
    }
  }, 600_000);
});
