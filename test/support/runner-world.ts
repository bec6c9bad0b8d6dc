import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { BackupRepository } from '../../functions/backups/backup-table';
import type { StoredBackup } from '../../functions/backups/document/backup';
import type { CinderClient } from '../../functions/cinder/cinder-client';
import { TABLES } from '../../functions/contract/tables';
import { epochSeconds } from '../../functions/documents/timestamp';
import { dueNow } from '../../functions/jobs/document/due';
import type { JobKey, StoredJob } from '../../functions/jobs/document/job';
import { adopt, adoptionIn } from '../../functions/runner/adopt';
import { ClockedPlans } from '../../functions/runner/clocked-plans';
import { Room } from '../../functions/runner/room';
import { RunRecords } from '../../functions/runner/run-records';
import { Runner } from '../../functions/runner/runner';
import { SlotRepository } from '../../functions/runner/slot-table';
import { leased, tick, type TickParts, work } from '../../functions/runner/tick';
import type { Item } from '../../functions/storage/item-form';
import { scanItems } from '../../functions/storage/item-pages';
import { Calls, counted } from './calls';
import { storedJob } from './job';
import { startTable, type TestTable } from './table';

export type RestorableTable = 'jobs' | 'backups' | 'runs';

export type RunnerTables = Readonly<Record<RestorableTable, TestTable>>;

export async function startRunnerTables(): Promise<RunnerTables> {
  return {
    jobs: await startTable('jobs'),
    backups: await startTable('backups'),
    runs: await startTable('runs'),
  };
}

/** Plans of one project and their runner, with a clock that is turned by hand, and whatever block storage there is. */
export abstract class RunnerWorld {
  now = new Date('2026-11-30T13:00:00Z');
  backupsAtOnce = 50;

  constructor(
    private readonly tables: RunnerTables,
    readonly project_id: string,
  ) {}

  /** Block storage for a trust; undefined where there are no rights. */
  protected abstract open(trust_id: string | undefined, calls: Calls): Promise<CinderClient | undefined>;

  /** Ends what block storage has to do. */
  protected abstract settle(): Promise<void>;

  plans(calls = new Calls()): ClockedPlans {
    return new ClockedPlans(counted(this.tables.jobs, calls), this.tables.jobs.name);
  }

  slots(calls = new Calls()): SlotRepository {
    return new SlotRepository(counted(this.tables.runs, calls), this.tables.runs.name);
  }

  private backupRecords(calls = new Calls()): BackupRepository {
    return new BackupRepository(counted(this.tables.backups, calls), this.tables.backups.name);
  }

  /** As the clock does once a minute. */
  async tick(calls = new Calls()): Promise<void> {
    await tick(this.tickParts(calls));
  }

  /** What a worker does without the lease, as one that the clock has forgotten. */
  async work(): Promise<void> {
    await work(this.tickParts(new Calls()), this.now.getTime());
  }

  sweepParts(): Pick<TickParts, 'plans' | 'slots' | 'now'> {
    return this.tickParts(new Calls());
  }

  runner(): Runner {
    const limits = { deployment: this.backupsAtOnce, project: 4 };
    const room = Room.of(undefined, limits, () => epochSeconds(this.now));
    return new Runner({ ...this.tickParts(new Calls()), room, hasTime: () => true });
  }

  private tickParts(calls: Calls): TickParts {
    const now = () => this.now;
    return {
      plans: this.plans(calls),
      slots: this.slots(calls),
      records: new RunRecords(this.backupRecords(calls), now),
      open: (_project_id, trust_id) => this.open(trust_id, calls),
      now,
      managedClients: new Set(['hci']),
      backupsAtOnce: this.backupsAtOnce,
    };
  }

  later(seconds: number): void {
    this.now = new Date(this.now.getTime() + seconds * 1000);
  }

  /** Ticks a minute apart, with Cinder's work ended in between. */
  async minutes(count: number): Promise<void> {
    for (let minute = 0; minute < count; minute++) {
      await this.tick();
      await this.settle();
      this.later(60);
    }
  }

  /** Ticks until nothing is left to do for a plan, for two hours at most. */
  async untilQuiet(key: JobKey): Promise<void> {
    for (let minute = 0; minute < 120; minute++) {
      await this.minutes(1);
      const slot = await this.slots().get(key);
      if (slot?.state === 'idle' && slot.poll === undefined) return;
    }
  }

  /** What a table holds, as a backup of it would. */
  async copyOf(table: RestorableTable): Promise<readonly Item[]> {
    const items: Item[] = [];
    const { client, name: TableName } = this.tables[table];
    for await (const item of scanItems(client, { TableName, ConsistentRead: true })) items.push(item);
    return items;
  }

  /** As a restore leaves it. */
  async restoreTable(table: RestorableTable, copy: readonly Item[]): Promise<void> {
    const { client, name: TableName } = this.tables[table];
    const { partitionKey, sortKey } = TABLES[table];
    for (const item of await this.copyOf(table)) {
      const Key = { [partitionKey]: item[partitionKey], [sortKey]: item[sortKey] };
      await client.send(new DeleteCommand({ TableName, Key }));
    }
    for (const item of copy) await this.tables[table].put(item);
  }

  /** As the runner's function responds to an operator's command, through JSON. */
  async invoke(event: object): Promise<unknown> {
    const parts = this.tickParts(new Calls());
    const asked = adoptionIn(event);
    const response = await leased(parts, () => adopt(parts, asked?.after));
    return JSON.parse(JSON.stringify(response)) as unknown;
  }

  /** As the operator's command does, part by part. */
  async adoptAll(): Promise<{ records: number; refused: readonly JobKey[] }> {
    let [records, after] = [0, undefined as JobKey | undefined];
    const refused: JobKey[] = [];
    do {
      const part = await adopt(this.tickParts(new Calls()), after);
      records += part.records;
      refused.push(...part.refused);
      after = part.next;
    } while (after);
    return { records, refused };
  }

  /** A plan that is due now. */
  async addPlan(changes: Partial<StoredJob> = {}): Promise<StoredJob> {
    const plan = dueNow(
      storedJob({ project_id: this.project_id, status: 'scheduled', _trust_id: 'trust', ...changes }),
      this.now,
    );
    await this.plans().put(plan);
    return plan;
  }

  /** Due again, as its owner's start makes it. */
  async startPlan(key: JobKey): Promise<void> {
    const plan = await this.plan(key);
    await this.plans().put({ ...dueNow(plan, this.now), _version: plan._version + 1 });
  }

  async plan(key: JobKey): Promise<StoredJob> {
    const plan = await this.plans().get(key);
    if (!plan) throw new Error('The plan is gone.');
    return plan;
  }

  async records(): Promise<readonly StoredBackup[]> {
    const records: StoredBackup[] = [];
    for await (const record of this.backupRecords().list(this.project_id)) records.push(record);
    return records;
  }

  async recordsOf({ job_id }: StoredJob): Promise<readonly StoredBackup[]> {
    return (await this.records()).filter(({ backup_metadata }) => backup_metadata['job_id'] === job_id);
  }

  /** Public statuses of the records. */
  async statusesOf(plan: StoredJob): Promise<readonly string[]> {
    return (await this.recordsOf(plan)).map(({ status }) => status).sort();
  }

  async errorsOf(plan: StoredJob): Promise<readonly unknown[]> {
    const failed = (await this.recordsOf(plan)).filter(({ status }) => status === 'error');
    return failed.map(({ backup_metadata }) => backup_metadata['error']);
  }

  async noticesOf(plan: StoredJob): Promise<readonly unknown[]> {
    return (await this.recordsOf(plan)).map(({ backup_metadata }) => backup_metadata['notice']);
  }

  async close(): Promise<void> {
    for (const table of Object.values(this.tables)) await table.close();
  }
}
