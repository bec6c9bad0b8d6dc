import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { type Kinds, openKinds } from '../../../bin/migrate/open-kinds';
import { ReadAhead } from '../../../bin/migrate/read-ahead';
import type { SourceDocument } from '../../../bin/migrate/source-document';
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
    kind: 'jobs' as const,
    document: freezer13Plan(keyOf(number, project_id)),
  }));
}

describe('ReadAhead', () => {
  let table: TestTable;
  let ahead: ReadAhead;
  let kinds: Kinds;
  let calls: readonly (readonly [object, ...unknown[]])[];
  beforeAll(async () => {
    table = await startTable();
    const jobs = new JobRepository(table.client, table.name);
    for (const plan of [...large, ...small]) await jobs.put(plan);
  });
  afterAll(() => table.close());
  beforeEach(() => {
    const tables = { jobs: table.name };
    const options = { client: table.client, managedClients: new Set<string>(), dryRun: false };
    ahead = new ReadAhead(table.client);
    kinds = openKinds({ ...options, tables, known: () => undefined });
    calls = jest.spyOn(table.client, 'send').mock.calls;
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  const sent = (): readonly object[] => calls.map(([command]) => command);
  const through = (documents: readonly SourceDocument[]) => ahead.through(source(documents), kinds);

  it('knows what the table has, and what not, from a request for every hundred documents', async () => {
    const got: unknown[] = [];
    let number = 0;
    for await (const given of through(sourceOf(PLANS))) {
      expect(given.at).toBe(`line ${number}`);
      got.push(ahead.take(table.name, keyOf(number++)));
    }
    expect(got).toEqual([
      ...small.map((plan) => ({ item: expect.objectContaining(keysIn(plan)) as unknown })),
      ...Array.from({ length: 100 }, () => ({ item: undefined })),
    ]);
    const request = {
      RequestItems: { [table.name]: expect.objectContaining({ ConsistentRead: true }) as unknown },
    };
    expect(sent()).toHaveLength(3);
    for (const command of sent()) expect(command).toMatchObject({ input: request });
  });

  it('gives out once what it has read', async () => {
    await collected(through(sourceOf(1, 'other')));
    expect(ahead.take(table.name, keyOf(0, 'other'))).toEqual({ item: undefined });
    expect(ahead.take(table.name, keyOf(0, 'other'))).toBeUndefined();
  });

  it('does not know what DynamoDB leaves out', async () => {
    await collected(through(sourceOf(large.length, 'large')));
    const got = large.map((plan) => ahead.take(table.name, keysIn(plan)));
    const unknown = got.filter((known) => known === undefined);
    expect(sent()).toEqual([expect.any(BatchGetCommand)]);
    expect(unknown.length).toBeGreaterThan(0);
    expect(unknown.length).toBeLessThan(large.length);
    expect(got.every((known) => !known || known.item !== undefined)).toBe(true);
  });

  it('lets everything through that it cannot read ahead', async () => {
    const kind = 'jobs';
    const documents: readonly SourceDocument[] = [
      { at: 'line 1', fault: 'Malformed JSON' },
      { at: 'line 2', kind, document: { job_id: '' } },
      { at: 'line 3', kind, document: freezer13Plan({ ...keyOf(1), project_id: 'x'.repeat(3000) }) },
      { at: 'line 4', kind: 'sessions', document: { session_id: 's', project_id: 'p' } },
      ...sourceOf(1),
      ...sourceOf(1),
    ];
    expect(await collected(through(documents))).toEqual(documents);
    expect(await collected(through(documents.slice(0, 4)))).toEqual(documents.slice(0, 4));
    expect(sent()).toHaveLength(1);
  });
});

function keysIn({ project_id, job_id }: StoredJob) {
  return { project_id, job_id };
}
