import type { CinderClient, CinderRequest } from '../../functions/cinder/cinder-client';
import { BlockStorageError } from '../../functions/errors';
import type { StoredJob } from '../../functions/jobs/document/job';
import type { Backup } from '../../local/cinder/block-store';
import type { Calls } from './calls';
import { captureLog } from './captured-log';
import { PROJECT_ID } from './identity';
import { type RunnerTables, RunnerWorld, startRunnerTables } from './runner-world';
import { type SmallCinder, startSmallCinder } from './small-cinder';
import { type StartedTenant, startTenant } from './tenant';

/** No other start comes while simulated days go by. */
export const FAR_SCHEDULE = { schedule_date: '2036-01-01T00:00:00' };

/** Plans with labelled volumes, and what was recorded of them. */
export class RunnerScene extends RunnerWorld {
  /** Off: the rights of the plans' owners are gone. */
  hasRights = true;
  /** What keeps the runner itself out. */
  fault: Error | undefined;
  /** How long Cinder takes for a response, by the clock that is turned by hand. */
  responseSeconds = 0;
  private count = 0;
  private held: CinderRequest[] | undefined;

  constructor(
    tables: RunnerTables,
    private readonly tenant: StartedTenant,
    readonly cinder: SmallCinder,
  ) {
    super(tables, PROJECT_ID);
  }

  static async start(tables?: RunnerTables): Promise<RunnerScene> {
    const tenant = await startTenant();
    const { keystoneUrl, token } = tenant;
    const cinder = await startSmallCinder({ keystoneUrl, token, project_id: PROJECT_ID });
    return new RunnerScene(tables ?? (await startRunnerTables()), tenant, cinder);
  }

  get store() {
    return this.cinder.running.store;
  }

  protected override open(_trust_id: unknown, calls: Calls): Promise<CinderClient | undefined> {
    if (this.fault) return Promise.reject(this.fault);
    return Promise.resolve(this.hasRights ? this.countedCinder(calls) : undefined);
  }

  protected override settle(): Promise<void> {
    this.store.finish();
    return Promise.resolve();
  }

  private countedCinder(calls: Calls): CinderClient {
    const { cinder } = this.cinder;
    const ask = (request: CinderRequest) =>
      calls.make(() => {
        this.later(this.responseSeconds);
        const isHeld = request.method === 'POST' && this.held !== undefined;
        return isHeld ? this.hold(this.held, request) : cinder.ask(request);
      });
    return new Proxy(cinder, {
      get: (target, name) => (name === 'ask' ? ask : (Reflect.get(target, name) as unknown)),
    });
  }

  private hold(held: CinderRequest[] = [], request: CinderRequest): never {
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

  /** In Cinder, by volume, the oldest first. */
  backupsOf(volume_id: string): readonly Backup[] {
    return this.store.backupsOf(PROJECT_ID).filter((backup) => backup.volume_id === volume_id);
  }

  override async close(): Promise<void> {
    await this.cinder.close();
    await this.tenant.close();
    await super.close();
  }

  /** A plan that is due now, with so many labelled volumes. */
  async planWith(volumes: number, changes: Partial<StoredJob> = {}) {
    const job_id = changes.job_id ?? `plan-${this.count++}`;
    const ids: string[] = [];
    for (let index = 0; index < volumes; index++) {
      ids.push(await this.cinder.createVolume(`v${index}`, { backup_plan_id: job_id }));
    }
    const job_id_hash = `hash-${job_id}`;
    const plan = await this.addPlan({ job_id, job_id_hash, job_schedule: FAR_SCHEDULE, ...changes });
    return { plan, volumes: ids };
  }

  /** How many backups Cinder was asked for since its requests were forgotten. */
  backupsAsked(): number {
    return this.cinder.running.requests.filter((request) => request === 'POST /backups').length;
  }

  /** As the API leaves an event for a run in progress. */
  async ask(plan: StoredJob, event: string): Promise<void> {
    const stored = await this.plan(plan);
    const job_schedule = { ...stored.job_schedule, event };
    await this.plans().put({ ...stored, job_schedule, _version: stored._version + 1 });
  }
}

/** A scene for the tests of a file, whose block storage behaves at the beginning of each. */
export function runnerScene(): { readonly world: RunnerScene; readonly log: readonly unknown[] } {
  const log = captureLog();
  let world: RunnerScene | undefined;
  beforeAll(async () => {
    world = await RunnerScene.start();
  });
  afterAll(() => world?.close());
  beforeEach(() => {
    if (!world) return;
    world.hasRights = true;
    world.fault = undefined;
    const quiet = {
      hold: false,
      fail: false,
      stuck: false,
      racing: false,
      backupService: true,
      backupQuota: -1,
    };
    Object.assign(world.store.knobs, quiet);
  });
  return {
    log,
    get world() {
      if (!world) throw new Error('The scene is there when tests run.');
      return world;
    },
  };
}
