import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { JsonObject } from '../../functions/documents/json';
import type { Job, StoredJob } from '../../functions/jobs/document/job';
import { JobRepository } from '../../functions/jobs/job-table';
import { type JobLists as Lists, listJobs } from '../../functions/jobs/list-jobs';
import { identity } from './identity';
import { changeContext, jobItem } from './job';
import { jobViews } from './job-views';
import { startTable, type TestTable } from './table';

/** What a list shows of a plan: all that tests name. */
export type Shown = JsonObject & Pick<Job, 'job_id' | 'project_id'>;

export interface Asked {
  readonly project_id: string;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly search?: object;
  readonly mayGetAllProjects?: boolean;
  /** Whether the caller may report on plans, as agents may, and make some. */
  readonly may?: boolean;
  /** Which requests the caller's access rules allow, as `PATCH /v2/…`; all, where there are none. */
  readonly allowed?: RegExp;
}

/** Lists of plans in an embedded DynamoDB. */
export class JobLists {
  readonly repository: JobRepository;

  private constructor(readonly table: TestTable) {
    this.repository = new JobRepository(table.client, table.name);
  }

  static async start(): Promise<JobLists> {
    return new JobLists(await startTable());
  }

  async store(jobs: readonly StoredJob[]): Promise<void> {
    const { client, name } = this.table;
    for (let start = 0; start < jobs.length; start += 25) {
      const puts = jobs.slice(start, start + 25).map((job) => ({ PutRequest: { Item: jobItem(job) } }));
      await client.send(new BatchWriteCommand({ RequestItems: { [name]: puts } }));
    }
  }

  async list(asked: Asked, dependencies: Partial<Lists> = {}): Promise<readonly Shown[]> {
    const { project_id, query = {}, search, mayGetAllProjects = false, may = true, allowed = /./ } = asked;
    const lists: Lists = {
      jobs: this.repository,
      managedClients: new Set(['hci']),
      viewOf: jobViews({ agentClients: 'any' }),
      getBodies: 'guarded',
      quota: { recount: () => Promise.resolve() },
      warn: () => undefined,
      // A busy machine is not what tests of lists are about.
      now: () => 0,
      ...dependencies,
    };
    const request = {
      parameters: { project_id },
      query: new Map(Object.entries(query).map(([name, value]) => [name, String(value)])),
      header: () => undefined,
      body: search && JSON.stringify(search),
      url: 'http://localhost/v2',
      identity: identity(),
      context: changeContext(),
      may: () => may,
      rulesAllow: (method: string, path: string) => allowed.test(`${method} ${path}`),
      maySpanProjects: () => mayGetAllProjects,
    };
    const answer = await listJobs(request, lists);
    expect(answer).toMatchObject({ status: 200, body: { jobs: expect.any(Array) as unknown } });
    return (answer.body as { readonly jobs: readonly Shown[] }).jobs;
  }

  /** Every page until one comes short, as a scheduler asks for them. */
  async pages(asked: Asked, limit: number): Promise<readonly Shown[]> {
    const all: Shown[] = [];
    for (;;) {
      const page = await this.list({ ...asked, query: { ...asked.query, limit, offset: all.length } });
      expect(page.length).toBeLessThanOrEqual(limit);
      all.push(...page);
      if (page.length < limit) return all;
    }
  }

  /** What is read from now on: the names of the indexes, or `table`. */
  watchReads(): () => readonly unknown[] {
    const send = jest.spyOn(this.table.client, 'send');
    return () => send.mock.calls.map(([{ input }]) => ('IndexName' in input ? input.IndexName : 'table'));
  }
}

export function idsOf(jobs: readonly Pick<Job, 'job_id'>[]): readonly string[] {
  return jobs.map(({ job_id }) => job_id);
}

/** A time of creation. */
export function time(microseconds: number): string {
  return `2024-05-09T09:51:10.${String(microseconds).padStart(6, '0')}`;
}
