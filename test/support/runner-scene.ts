import type { StoredBackup } from '../../functions/backups/document/backup';
import type { StoredJob } from '../../functions/jobs/document/job';
import { captureLog } from './captured-log';
import { RunnerWorld, startWorldParts } from './runner-world';

/** No other start comes while simulated days go by. */
export const FAR_SCHEDULE = { schedule_date: '2036-01-01T00:00:00' };

/** Plans with labelled volumes, and what was recorded of them. */
export class RunnerScene extends RunnerWorld {
  private count = 0;

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
    world = new RunnerScene(await startWorldParts());
  });
  afterAll(() => world?.close());
  beforeEach(() => {
    if (!world) return;
    world.hasRights = true;
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
