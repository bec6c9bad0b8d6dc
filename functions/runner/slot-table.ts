import type { TABLES } from '../contract/tables';
import type { JobKey } from '../jobs/document/job';
import type { DocumentClient } from '../storage/document-client';
import type { Item } from '../storage/item-form';
import { Items } from '../storage/items';
import { POLL_SHARD, type Slot, slotItem, slotOf } from './document/slot';

/** No project has such an id: under it the runner keeps what is its own. */
const RUNNER = '#runner';

/** The table of runs: docs/adr/0012-managed-plans.md. Every method throws StorageEngineError. */
export class SlotRepository {
  private readonly items: Items;

  constructor(client: DocumentClient, tableName: string) {
    this.items = new Items(client, tableName);
  }

  async get(key: JobKey): Promise<Slot | undefined> {
    const item = await this.items.get(keyOf(key));
    return item && slotOf(item);
  }

  /**
   * Counts an attempt and sets the next one before anything is read, so that what cannot be read, or ends the process, is
   * neither always first nor tried for ever.
   * @param again When it is to be tried again, should nobody write the slot.
   * @param why For `due`, a slot that has another time keeps it.
   */
  async take(key: JobKey, again: string, why: 'due' | 'poll'): Promise<Item> {
    const poll = why === 'poll' ? ':again' : 'if_not_exists(#poll, :again)';
    const taken = await this.items.update(keyOf(key), {
      UpdateExpression: `SET #poll = ${poll}, #shard = :shard ADD attempts :one, version :one`,
      ExpressionAttributeNames: { '#poll': '_poll', '#shard': '_poll_shard' },
      ExpressionAttributeValues: { ':again': again, ':shard': POLL_SHARD, ':one': 1 },
    });
    return taken ?? {};
  }

  /** @returns false when somebody else has written in between, who is another worker then. */
  put(slot: Slot): Promise<boolean> {
    return this.items.put(slotItem({ ...slot, version: slot.version + 1 }), {
      ConditionExpression: slot.version === 0 ? 'attribute_not_exists(version)' : 'version = :version',
      ...(slot.version > 0 && { ExpressionAttributeValues: { ':version': slot.version } }),
    });
  }

  /** Slots that want work, those that have waited longest first; an index cannot be read consistently. */
  async wanting(until: string, limit: number): Promise<readonly JobKey[]> {
    const query = {
      IndexName: 'by_poll' satisfies keyof typeof TABLES.runs.globalIndexes,
      KeyConditionExpression: '#shard = :shard AND #poll <= :until',
      ExpressionAttributeNames: { '#poll': '_poll', '#shard': '_poll_shard' },
      ExpressionAttributeValues: { ':until': until, ':shard': POLL_SHARD },
    };
    const keys: JobKey[] = [];
    for await (const { project_id, job_id } of this.items.query(query, { limit })) {
      keys.push({ project_id: String(project_id), job_id: String(job_id) });
    }
    return keys;
  }

  /** One worker at a time, for as long as it says; a lease that has run out is anybody's. Times in epoch milliseconds. */
  lease(owner: string, until: number, now: number): Promise<boolean> {
    return this.items.put(
      { ...own('#lease'), owner, until },
      {
        ConditionExpression: 'attribute_not_exists(#until) OR #until < :now',
        ExpressionAttributeNames: { '#until': 'until' },
        ExpressionAttributeValues: { ':now': now },
      },
    );
  }

  async release(owner: string): Promise<void> {
    await this.items.delete(own('#lease'), {
      ConditionExpression: '#owner = :owner',
      ExpressionAttributeNames: { '#owner': 'owner' },
      ExpressionAttributeValues: { ':owner': owner },
    });
  }

  /** What the runner noted under this name. */
  async note(name: NoteName): Promise<unknown> {
    return (await this.items.get(own(name)))?.['note'];
  }

  async keepNote(name: NoteName, note: unknown): Promise<void> {
    await this.items.put({ ...own(name), note });
  }
}

/** Which backups are being made, and how far the sweep is. */
type NoteName = '#backups' | '#sweep';

function own(name: string): Item {
  return keyOf({ project_id: RUNNER, job_id: name });
}

function keyOf({ project_id, job_id }: JobKey): Item {
  return { project_id, job_id };
}
