import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { BackupRepository } from '../../functions/backups/backup-table';
import type { StoredBackup } from '../../functions/backups/document/backup';
import type { CinderClient, CinderRequest } from '../../functions/cinder/cinder-client';
import { TABLES } from '../../functions/contract/tables';
import { epochSeconds } from '../../functions/documents/timestamp';
import { BlockStorageError } from '../../functions/errors';
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
import type { Backup } from '../../local/cinder/block-store';
import { Calls, counted } from './calls';
import { PROJECT_ID } from './identity';
import { storedJob } from './job';
import { type SmallCinder, startSmallCinder } from './small-cinder';
import { startTable, type TestTable } from './table';
import { type StartedTenant, startTenant } from './tenant';

export type RestorableTable = 'jobs' | 'backups' | 'runs';

interface WorldParts {
  readonly jobs: TestTable;
  readonly backups: TestTable;
  readonly runs: TestTable;
  readonly tenant: StartedTenant;
  readonly cinder: SmallCinder;
}

export async function startWorldParts(): Promise<WorldParts> {
  const jobs = await startTable('jobs');
  const backups = await startTable('backups');
  const runs = await startTable('runs');
  const tenant = await startTenant();
  const { keystoneUrl, token } = tenant;
  const cinder = await startSmallCinder({ keystoneUrl, token, project_id: PROJECT_ID });
  return { jobs, backups, runs, tenant, cinder };
}

/** Plans, their runner and a small block storage, with a clock that is turned by hand. */
export class RunnerWorld {
  now = new Date('2026-11-30T13:00:00Z');
  /** Off: the rights of the plans' owners are gone. */
  hasRights = true;
  backupsAtOnce = 50;

  constructor(private readonly parts: WorldParts) {}

  get cinder(): SmallCinder {
    return this.parts.cinder;
  }

  get store() {
    return this.cinder.running.store;
  }

  plans(calls = new Calls()): ClockedPlans {
    return new ClockedPlans(counted(this.parts.jobs, calls), this.parts.jobs.name);
  }

  slots(calls = new Calls()): SlotRepository {
    return new SlotRepository(counted(this.parts.runs, calls), this.parts.runs.name);
  }

  private backupRecords(calls = new Calls()): BackupRepository {
    return new BackupRepository(counted(this.parts.backups, calls), this.parts.backups.name);
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
    return new Runner({ ...this.tickParts(new Calls()), room });
  }

  private tickParts(calls: Calls): TickParts {
    const now = () => this.now;
    return {
      plans: this.plans(calls),
      slots: this.slots(calls),
      records: new RunRecords(this.backupRecords(calls), now),
      open: () => Promise.resolve(this.hasRights ? this.block(calls) : undefined),
      now,
      managedClients: new Set(['hci']),
      backupsAtOnce: this.backupsAtOnce,
    };
  }

  private block(calls: Calls): CinderClient {
    const { cinder } = this.cinder;
    const ask = (request: CinderRequest) =>
      calls.make(() =>
        request.method === 'POST' && this.held ? this.hold(this.held, request) : cinder.ask(request),
      );
    return new Proxy(cinder, {
      get: (target, name) => (name === 'ask' ? ask : (Reflect.get(target, name) as unknown)),
    });
  }

  private held: CinderRequest[] | undefined;

  private hold(held: CinderRequest[], request: CinderRequest): never {
    held.push(request);
    throw new BlockStorageError('The block storage service is temporarily unavailable.');
  }

  /** Requests for backups are lost for their sender from now on. @returns Lets the first two through, and later ones at once. */
  delayNextPosts(): () => Promise<void> {
    const held: CinderRequest[] = [];
    this.held = held;
    return async () => {
      this.held = undefined;
      for (const request of held) await this.cinder.cinder.ask(request);
    };
  }

  later(seconds: number): void {
    this.now = new Date(this.now.getTime() + seconds * 1000);
  }

  /** Ticks a minute apart, with Cinder's work ended in between. */
  async minutes(count: number): Promise<void> {
    for (let minute = 0; minute < count; minute++) {
      await this.tick();
      this.store.finish();
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
    const { client, name: TableName } = this.parts[table];
    for await (const item of scanItems(client, { TableName, ConsistentRead: true })) items.push(item);
    return items;
  }

  /** As a restore leaves it. */
  async restoreTable(table: RestorableTable, copy: readonly Item[]): Promise<void> {
    const { client, name: TableName } = this.parts[table];
    const { partitionKey, sortKey } = TABLES[table];
    for (const item of await this.copyOf(table)) {
      const Key = { [partitionKey]: item[partitionKey], [sortKey]: item[sortKey] };
      await client.send(new DeleteCommand({ TableName, Key }));
    }
    for (const item of copy) await this.parts[table].put(item);
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
      storedJob({ project_id: PROJECT_ID, status: 'scheduled', _trust_id: 'trust', ...changes }),
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
    for await (const record of this.backupRecords().list(PROJECT_ID)) records.push(record);
    return records;
  }

  /** In Cinder, by volume, the oldest first. */
  backupsOf(volume_id: string): readonly Backup[] {
    return this.store.backupsOf(PROJECT_ID).filter((backup) => backup.volume_id === volume_id);
  }

  async close(): Promise<void> {
    const { jobs, backups, runs, tenant, cinder } = this.parts;
    for (const part of [cinder, tenant, jobs, backups, runs]) await part.close();
  }
}
