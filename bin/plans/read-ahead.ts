import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { BadDataFormat } from '../../functions/errors';
import type { JobKey, StoredJob } from '../../functions/jobs/document/job';
import { JOB_FORM, type JobRepository } from '../../functions/jobs/job-table';
import { documentOf } from '../../functions/storage/item-form';
import { withRetries } from '../../functions/storage/requests';
import { parseKey } from './plan-state';
import type { SourceDocument } from './source-document';

/** BatchGetItem takes no more; their plans stay below the 16 MB of its answer. */
const KEYS_A_REQUEST = 100;

/** By the name of the key; undefined where the table has no plan. */
type Known = Map<string, StoredJob | undefined>;

/**
 * The plans of the table for an import, read a hundred at a time before their turn comes. What was read is given out
 * once: whoever asks again has been overtaken by another writer and needs the plan as it is now.
 */
export class ReadAhead implements Pick<JobRepository, 'get' | 'put'> {
  private known: Known = new Map();

  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
    private readonly jobs: Pick<JobRepository, 'get' | 'put'>,
  ) {}

  /**
   * The documents as they come, each when the plan of its key has been read.
   * @throws StorageEngineError, and what the source throws.
   */
  async *through(source: AsyncIterable<SourceDocument>): AsyncGenerator<SourceDocument> {
    let batch: SourceDocument[] = [];
    for await (const given of source) {
      batch.push(given);
      if (batch.length < KEYS_A_REQUEST) continue;
      this.known = await this.read(batch);
      yield* batch;
      batch = [];
    }
    this.known = await this.read(batch);
    yield* batch;
  }

  async get(key: JobKey): Promise<StoredJob | undefined> {
    const name = nameOf(key);
    if (!this.known.has(name)) return this.jobs.get(key);
    const stored = this.known.get(name);
    this.known.delete(name);
    return stored;
  }

  put(plan: StoredJob): Promise<boolean> {
    return this.jobs.put(plan);
  }

  /** Keys that DynamoDB leaves out, as it may when it is throttled, stay unknown: `get` asks for them one by one. */
  private async read(batch: readonly SourceDocument[]): Promise<Known> {
    const keys = new Map(batch.flatMap(keysOf).map((key) => [nameOf(key), key]));
    if (keys.size === 0) return new Map();
    const asked = { Keys: [...keys.values()], ConsistentRead: true };
    const command = new BatchGetCommand({ RequestItems: { [this.table]: asked } });
    const { Responses = {}, UnprocessedKeys = {} } = await withRetries(() => this.client.send(command));
    const known: Known = new Map([...keys.keys()].map((name) => [name, undefined]));
    for (const plan of Object.values(Responses)
      .flat()
      .map((item) => documentOf(JOB_FORM, item)))
      known.set(nameOf(plan), plan);
    for (const { Keys = [] } of Object.values(UnprocessedKeys)) {
      for (const key of Keys) {
        known.delete(nameOf({ project_id: String(key['project_id']), job_id: String(key['job_id']) }));
      }
    }
    return known;
  }
}

/** None of what is no plan; what is wrong with it is told when its turn comes. */
function keysOf(given: SourceDocument): readonly JobKey[] {
  if ('fault' in given) return [];
  try {
    return [parseKey(given.document)];
  } catch (error) {
    if (!(error instanceof BadDataFormat)) throw error;
    return [];
  }
}

/** Neither id has a slash. */
function nameOf({ project_id, job_id }: JobKey): string {
  return `${project_id}/${job_id}`;
}
