import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { ReadAhead } from '../../../bin/plans/read-ahead';
import type { SourceDocument } from '../../../bin/plans/source-document';
import type { StoredJob } from '../../../functions/jobs/document/job';
import { JobRepository } from '../../../functions/jobs/job-table';
import { storedJob } from '../../support/job';
import { startTable, type TestTable } from '../../support/table';
import { collected } from './collected';
import { freezer13Plan } from './sample';

const PLANS = 250;
const keyOf = (number: number, project_id = 'small') => ({ project_id, job_id: `job-${number}` });
const plansOf = (project_id: string, count: number, description: string): readonly StoredJob[] =>
  Array.from({ length: count }, (_, number) => storedJob({ ...keyOf(number, project_id), description }));
/** The embedded DynamoDB puts no more than 14 of these into an answer. */
const large = plansOf('large', 20, 'x'.repeat(100 * 1024));
/** Every plan of the source but the last hundred. */
const small = plansOf('small', PLANS - 100, '');

async function* source(documents: readonly SourceDocument[]): AsyncGenerator<SourceDocument> {
  yield* await Promise.resolve(documents);
}

function sourceOf(count: number, project_id?: string): readonly SourceDocument[] {
  return Array.from({ length: count }, (_, number) => ({
    at: `line ${number}`,
    document: freezer13Plan(keyOf(number, project_id)),
  }));
}

describe('ReadAhead', () => {
  let table: TestTable;
  let jobs: JobRepository;
  let ahead: ReadAhead;
  let calls: readonly (readonly [object, ...unknown[]])[];
  beforeAll(async () => {
    table = await startTable();
    jobs = new JobRepository(table.client, table.name);
    for (const plan of [...large, ...small]) await jobs.put(plan);
  });
  afterAll(() => table.close());
  beforeEach(() => {
    ahead = new ReadAhead(table.client, table.name, jobs);
    calls = jest.spyOn(table.client, 'send').mock.calls;
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  const sent = (): readonly object[] => calls.map(([command]) => command);

  it('knows what the table has, and what not, from a request for every hundred documents', async () => {
    const got: unknown[] = [];
    let number = 0;
    for await (const given of ahead.through(source(sourceOf(PLANS)))) {
      expect(given.at).toBe(`line ${number}`);
      got.push(await ahead.get(keyOf(number++)));
    }
    expect(got).toEqual([...small, ...Array.from({ length: 100 }, () => undefined)]);
    const request = {
      RequestItems: { [table.name]: expect.objectContaining({ ConsistentRead: true }) as unknown },
    };
    expect(sent()).toHaveLength(3);
    for (const command of sent()) expect(command).toMatchObject({ input: request });
  });

  it('reads anew for whoever asks again', async () => {
    const next = storedJob(keyOf(0, 'other'));
    await collected(ahead.through(source(sourceOf(1, 'other'))));
    expect(await ahead.get(next)).toBeUndefined();
    expect(await ahead.put(next)).toBe(true);
    expect(await ahead.get(next)).toEqual(next);
  });

  it('asks one by one for what DynamoDB leaves out', async () => {
    await collected(ahead.through(source(sourceOf(large.length, 'large'))));
    const got = await Promise.all(large.map((plan) => ahead.get(plan)));
    expect(got).toEqual(large);
    const [first, ...others] = sent();
    expect(first).toBeInstanceOf(BatchGetCommand);
    expect(others.length).toBeGreaterThan(0);
    expect(others.length).toBeLessThan(large.length);
  });

  it('lets everything through that it cannot read ahead', async () => {
    const documents: readonly SourceDocument[] = [
      { at: 'line 1', fault: 'Malformed JSON' },
      { at: 'line 2', document: { job_id: '' } },
      { at: 'line 3', document: freezer13Plan({ ...keyOf(1), project_id: 'x'.repeat(3000) }) },
      ...sourceOf(1),
      ...sourceOf(1),
    ];
    expect(await collected(ahead.through(source(documents)))).toEqual(documents);
    expect(await collected(ahead.through(source(documents.slice(0, 3))))).toEqual(documents.slice(0, 3));
    expect(sent()).toHaveLength(1);
  });
});
