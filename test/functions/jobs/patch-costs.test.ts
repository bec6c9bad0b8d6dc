import crypto from 'node:crypto';
import * as json from '../../../functions/documents/json';
import { JobRepository } from '../../../functions/jobs/job-table';
import { captureLog } from '../../support/captured-log';
import { agentJob, storedJob } from '../../support/job';
import { copyOf } from '../../support/job-copy';
import { startTable, type TestTable } from '../../support/table';
import { type JobsRequest, wiredJobs } from '../../support/wired-jobs';

captureLog();
const PLAN = storedJob(agentJob());
const { job_id } = PLAN;
let table: TestTable;
let jobs: JobRepository;
beforeAll(async () => {
  table = await startTable('jobs');
  jobs = new JobRepository(table.client, table.name);
});
afterAll(() => table.close());
afterEach(() => jest.restoreAllMocks());

/** How often a request makes a canonical text, and a hash in our own code: the SDK signs requests with others. */
async function costsOf(request: JobsRequest) {
  let hashes = 0;
  const { createHash } = crypto;
  jest.spyOn(crypto, 'createHash').mockImplementation((...given) => {
    const [, ...callers] = new Error().stack?.split('\n') ?? [];
    const caller = callers.find((line) => !/patch-costs|jest-mock/.test(line));
    if (caller?.includes('/functions/')) hashes += 1;
    return createHash(...given);
  });
  const texts = jest.spyOn(json, 'canonicalJson');
  const { status } = await wiredJobs(jobs)(request);
  return { status, texts: texts.mock.calls.length, hashes };
}

describe('a change of a plan', () => {
  beforeEach(async () => {
    await jobs.delete(PLAN);
    await jobs.put(PLAN);
  });

  it.each<[string, object, number]>([
    ['hashes its configuration once', { description: 'x' }, 1],
    ['hashes a new schedule as well', { job_schedule: { schedule_interval: '2 days' } }, 2],
    ['hashes nothing that stays', { job_schedule: { event: 'stop' } }, 0],
    ["hashes nothing of an agent's whole copy", copyOf(PLAN, { status: 'completed' }), 0],
  ])('%s', async (_case, body, count) => {
    const request = { operation: 'updateJob', job_id, body: JSON.stringify(body) };
    expect(await costsOf(request)).toEqual({ status: 200, texts: count, hashes: count });
  });
});
