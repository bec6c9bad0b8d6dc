import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { JobRepository } from '../../functions/jobs/job-table';
import { startDynamoDb } from '../../local/aws/dynamodb';
import { tableInput } from '../../local/aws/table-input';
import { localAccount } from '../../local/aws/template/account';
import { Template } from '../../local/aws/template/template';
import { localDocumentClient } from '../../local/document-client';
import { PROJECT_ID } from '../../test/support/identity';
import type { Fixture } from '../contenders/fixture';
import { agentOf, planOf, storePlans } from '../load/plans';
import type { Effort } from '../options';
import { runProbe } from '../probes/run-probe';
import type { PartReport } from '../report/finding';
import { summarize } from '../report/statistics';
import { number, spread, table } from '../report/table';
import { interleave, valuesOf } from './interleave';
import { countReadUnits, type ReadUnits } from './read-units';

const COMMAND = 'npm run bench -- --only growth';
const CALLS = 400;

/** How the cost of a plan shown, and of an agent's poll, grows with the plans in a project. */
export async function measureGrowth(fixture: Fixture, node: string, effort: Effort): Promise<PartReport> {
  const dynamoDb = await startDynamoDb({ port: 0 });
  const client = localDocumentClient(dynamoDb.url);
  try {
    const sizes = effort.growthSizes;
    const units = new Map<number, ReadUnits>();
    for (const size of sizes) {
      await client.send(new CreateTableCommand({ ...jobsTable(fixture), TableName: tableOf(size) }));
      await storePlans(client, tableOf(size), PROJECT_ID, size);
      units.set(size, await unitsOf(dynamoDb.url, size));
    }
    const runs = sizes.map(
      (size) => [tableOf(size), () => showPlans(fixture, node, dynamoDb.url, size)] as const,
    );
    const results = await interleave(effort.growthRounds, Object.fromEntries(runs));
    const timesOf = (size: number) => valuesOf(results[tableOf(size)], 'medianUs');
    return reportOf(sizes, timesOf, units);
  } finally {
    client.destroy();
    await dynamoDb.close();
  }
}

const tableOf = (size: number): string => `Plans${size}`;

function jobsTable({ stack, jobs }: Fixture) {
  const tables = new Template(stack.template, localAccount()).ofType('AWS::DynamoDB::GlobalTable');
  const found = tables.find(({ id }) => id === jobs.environment['JOBS_TABLE']);
  if (!found) throw new Error('The stack has no table of plans.');
  return tableInput(found);
}

/** The deployed function against such a table: median of its calls. */
function showPlans({ jobs }: Fixture, node: string, url: string, size: number) {
  const { job_id } = planOf(PROJECT_ID, Math.floor(size / 2));
  const event = { ...Object(jobs.event), pathParameters: { project_id: PROJECT_ID, job_id } } as unknown;
  const variables = { AWS_ENDPOINT_URL_DYNAMODB: url, JOBS_TABLE: tableOf(size) };
  const environment = { ...jobs.environment, ...variables };
  return runProbe(node, 'warm', { ...jobs, event, environment }, { calls: CALLS, warmUpCalls: CALLS });
}

async function unitsOf(url: string, size: number): Promise<ReadUnits> {
  const client = localDocumentClient(url);
  try {
    const plan = planOf(PROJECT_ID, Math.floor(size / 2));
    const jobs = new JobRepository(client, tableOf(size));
    return await countReadUnits(client, jobs, plan, agentOf(PROJECT_ID, Math.floor(size / 2)));
  } finally {
    client.destroy();
  }
}

function reportOf(
  sizes: Effort['growthSizes'],
  timesOf: (size: number) => readonly number[],
  units: ReadonlyMap<number, ReadUnits>,
): PartReport {
  const [smallest] = sizes;
  const largest = sizes.at(-1) ?? smallest;
  const range = `from ${smallest} to ${largest.toLocaleString('en')} plans in the project`;
  const common = { peer: `${smallest} plans`, command: COMMAND };
  const pollUnits = (size: number): readonly number[] => [units.get(size)?.poll ?? NaN];
  return {
    findings: [
      {
        ...common,
        measure: `time of "show plan" ${range}`,
        unit: 'µs',
        ours: timesOf(largest),
        peers: timesOf(smallest),
        target: { atMost: 1.1 },
      },
      {
        ...common,
        measure: `read units of an agent's poll for 10 plans ${range}`,
        unit: '',
        ours: pollUnits(largest),
        peers: pollUnits(smallest),
        target: { atMost: 1 },
      },
    ],
    sections: [
      {
        title: 'As the table grows',
        text: 'The deployed function against an embedded DynamoDB that runs in another process, and the read units that it says it took.',
        table: table(
          ['plans in the project', '"show plan", µs', 'its read units', 'poll for 10 plans, read units'],
          sizes.map((size) => [
            size.toLocaleString('en'),
            spread(summarize(timesOf(size))),
            number(units.get(size)?.show ?? NaN),
            number(units.get(size)?.poll ?? NaN),
          ]),
        ),
      },
    ],
  };
}
