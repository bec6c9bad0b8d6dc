import type { TABLES } from '../contract/tables';
import type { JobKey, StoredJob } from '../jobs/document/job';
import { JOB_FORM, JobRepository } from '../jobs/job-table';
import { documentOf, type Item, keyOf } from '../storage/item-form';
import { Items } from '../storage/items';

/** A start that the index has shown; the plan may have another one by now. */
export interface DueStart {
  readonly key: JobKey;
  /** `YYYY-MM-DDTHH:MM:SS` in UTC. */
  readonly due: string;
}

/** Some plans of all, and where to go on. */
export interface PlansInPassing {
  /** Those that can be read. */
  readonly plans: readonly StoredJob[];
  /** Undefined at the end. */
  readonly next: JobKey | undefined;
}

/** Plans as the clock sees them: by their next start, and all of them in turn. */
export class ClockedPlans extends JobRepository {
  /** Starts until this time, those that have waited longest first. */
  async listDue(until: string, limit: number): Promise<readonly DueStart[]> {
    const query = {
      IndexName: 'by_due' satisfies keyof typeof TABLES.jobs.globalIndexes,
      KeyConditionExpression: '#shard = :shard AND #due <= :until',
      ExpressionAttributeNames: { '#shard': '_due_shard', '#due': '_due' },
      ExpressionAttributeValues: { ':shard': '0', ':until': until },
    };
    const starts: DueStart[] = [];
    for await (const { project_id, job_id, _due } of this.found(query, { limit })) {
      starts.push({ key: { project_id: String(project_id), job_id: String(job_id) }, due: String(_due) });
    }
    return starts;
  }

  /** Takes a start from a plan that cannot be read: the clock would come to it first for ever. */
  async dropDue(key: JobKey, due: string): Promise<void> {
    await this.items().update(keyOf(JOB_FORM, key), {
      UpdateExpression: 'REMOVE #due, #shard ADD #version :one',
      ConditionExpression: '#due = :due',
      ExpressionAttributeNames: { '#due': '_due', '#shard': '_due_shard', '#version': '_version' },
      ExpressionAttributeValues: { ':due': due, ':one': 1 },
    });
  }

  /** The next plans of the table, in no order. */
  async listAfter(cursor: JobKey | undefined, limit: number): Promise<PlansInPassing> {
    const { items, last } = await this.items().next(cursor && keyOf(JOB_FORM, cursor), limit);
    return {
      plans: items.flatMap(readable),
      next: last && { project_id: String(last['project_id']), job_id: String(last['job_id']) },
    };
  }

  private items(): Items {
    return new Items(this.client, this.table.TableName);
  }
}

/** A plan that cannot be read is told of where somebody asks for it. */
function readable(item: Item): readonly StoredJob[] {
  try {
    return [documentOf(JOB_FORM, item)];
  } catch {
    return [];
  }
}
