import { recordId } from '../backups/document/record-names';
import type { CinderClient } from '../cinder/cinder-client';
import { type BackupQuota, showQuota } from '../cinder/quota';
import { BlockStorageError } from '../errors';
import type { StoredJob } from '../jobs/document/job';
import { rotationOf } from '../jobs/document/managed-plan';
import { chosenVolumes, shown } from './chosen-volumes';
import { type RunResult, type Wish, wishOf } from './document/plan-changes';
import type { Slot } from './document/slot';
import type { RunOf } from './run-records';
import { type VolumeOutcome, VolumeRun, type VolumeRunParts } from './volume-run';

export interface PlanRunParts extends Omit<VolumeRunParts, 'cinder'> {
  /** Whether there is time to ask about another volume: a worker that is ended by its clock has achieved less. */
  readonly hasTime: () => boolean;
}

export interface RunStep {
  readonly slot: Slot;
  /** How the run has ended; undefined while it goes on. */
  readonly ending?: { readonly result: RunResult; readonly refused: boolean };
}

/** After this a run is told to have failed, whatever is still under way, in milliseconds. */
const LONGEST_RUN_MS = 86_400_000;
/** Of volumes that Cinder does not speak of in one step: the others wait. */
const MOST_TROUBLES = 2;

const NOT_FINISHED = 'The backup was not finished within 24 hours.';
const NO_RIGHTS =
  'The runner has no rights in this project: the plan has no trust, or its owner is gone, disabled or without the role. ' +
  'A member who starts the plan gives it a trust.';

/** A run of a plan, one step at a time. */
export class PlanRun {
  private readonly wish: Wish;

  /** @param plan Undefined where it is gone, or was made anew. */
  constructor(
    private readonly parts: PlanRunParts,
    private readonly run: RunOf,
    private readonly plan: StoredJob | undefined,
  ) {
    this.wish = wishOf(plan);
  }

  /**
   * A step further.
   * @throws BlockStorageError or ServiceError when a service does not say: the same step is tried again later.
   */
  async step(slot: Slot): Promise<RunStep> {
    const age = this.parts.now().getTime() - Date.parse(`${slot.began}Z`);
    if (age > LONGEST_RUN_MS) return this.leave(slot, NOT_FINISHED);
    const cinder = await this.parts.openAnew();
    if (!cinder) return this.refused(slot);
    // What was chosen is kept before anything is begun, so that a run does not change its volumes.
    if (slot.volumes === undefined) return this.choose(slot, cinder);
    return this.stepVolumes(slot, slot.volumes, cinder);
  }

  private async choose(slot: Slot, cinder: CinderClient): Promise<RunStep> {
    if (this.wish !== 'run' || !this.plan) return this.end({ ...slot, dropped: 1 });
    const chosen = await chosenVolumes({ records: this.parts.records, cinder }, this.plan, this.run);
    if (chosen.kind === 'refused') return this.refused(slot);
    if (chosen.kind === 'none') return this.end({ ...slot, failed: 1, told: [chosen.reason] });
    const { volumes, told } = chosen;
    const left = slot.former.filter((id) => !volumes.includes(id));
    const all = [
      ...told,
      ...(left.length > 0 ? [`No longer among the volumes of this plan: ${shown(left)}.`] : []),
      ...(await this.quotaWarnings(cinder, volumes.length, rotationOf(this.plan))),
    ];
    return { slot: { ...slot, volumes, former: volumes, told: all } };
  }

  /** Where Cinder does not say, nobody is warned: the backups themselves will tell. */
  private async quotaWarnings(
    cinder: CinderClient,
    wanted: number,
    keep: number | undefined,
  ): Promise<readonly string[]> {
    try {
      const shown = await showQuota(cinder);
      return shown.kind === 'found' ? warnings(shown.quota, wanted, keep) : [];
    } catch (error) {
      this.parts.onTrouble(error);
      return [];
    }
  }

  private async stepVolumes(slot: Slot, volumes: readonly string[], cinder: CinderClient): Promise<RunStep> {
    const volumeRun = new VolumeRun({ ...this.parts, cinder }, this.run, this.wish);
    const outcomes = new Map<string, VolumeOutcome>();
    const troubled: string[] = [];
    for (const volume_id of volumes) {
      if (!this.parts.hasTime()) break;
      try {
        const outcome = await volumeRun.step(volume_id);
        if (outcome.kind === 'refused') return await this.refused(this.after(slot, outcomes, troubled));
        outcomes.set(volume_id, outcome);
      } catch (error) {
        if (!(error instanceof BlockStorageError)) throw error;
        this.parts.onTrouble(error);
        if (troubled.push(volume_id) === MOST_TROUBLES) break;
      }
    }
    const next = this.after(slot, outcomes, troubled);
    return next.volumes?.length === 0 ? this.end(next) : { slot: next };
  }

  /** @param troubled Volumes that Cinder did not speak of. */
  private after(slot: Slot, outcomes: ReadonlyMap<string, VolumeOutcome>, troubled: readonly string[]): Slot {
    const of = (kind: VolumeOutcome['kind']) =>
      [...outcomes].filter(([, outcome]) => outcome.kind === kind).map(([volume_id]) => volume_id);
    const late = [...outcomes].filter(([, outcome]) => 'isLate' in outcome && outcome.isLate);
    // Those that there was no time for come first the next time, and those that made the others wait come last.
    const unseen = (slot.volumes ?? []).filter((id) => !outcomes.has(id) && !troubled.includes(id));
    return {
      ...slot,
      volumes: [...unseen, ...of('waiting'), ...troubled],
      succeeded: slot.succeeded + of('succeeded').length,
      failed: slot.failed + of('failed').length,
      dropped: slot.dropped + of('dropped').length,
      late: distinct([...slot.late, ...late.map(([volume_id]) => this.recordIdOf(volume_id))]),
      rotate: distinct([...slot.rotate, ...of('succeeded')]),
    };
  }

  private refused(slot: Slot): Promise<RunStep> {
    return this.leave({ ...slot, told: [NO_RIGHTS] }, NO_RIGHTS, true);
  }

  /** Ends the run with what is under way; that is looked after later. */
  private async leave(slot: Slot, error: string, refused = false): Promise<RunStep> {
    const { records, room } = this.parts;
    const late: string[] = [];
    for (const volume_id of slot.volumes ?? []) {
      const record = await records.ofRun(this.run, volume_id);
      if (record) late.push(record.backup_id);
      room.leaves(this.run.project_id, this.recordIdOf(volume_id));
      await records.fail(this.run, volume_id, error);
    }
    const failed = slot.failed + Math.max(1, slot.volumes?.length ?? 0);
    return this.end({ ...slot, failed, volumes: [], late: distinct([...slot.late, ...late]) }, refused);
  }

  private async end(slot: Slot, refused = false): Promise<RunStep> {
    await this.parts.records.tell(this.run, slot.told, slot.failed > 0 && slot.succeeded === 0);
    const result = slot.failed > 0 ? 'fail' : 'success';
    const isCut = this.wish === 'abort' || slot.dropped > 0;
    return { slot, ending: { result: isCut ? 'aborted' : result, refused } };
  }

  private recordIdOf(volume_id: string): string {
    return recordId(this.run, volume_id, this.run.start);
  }
}

function distinct(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}

/** Of a quota that this run will use up, or later ones, so that the owner hears of it before backups fail. */
function warnings(
  { backups = Infinity, backupsUsed }: BackupQuota,
  wanted: number,
  keep = 0,
): readonly string[] {
  const quota = `The quota of the project is ${backups} backups`;
  if (backupsUsed + wanted > backups) {
    return [`${quota}, it has ${backupsUsed}, and this run makes ${wanted}: some will fail.`];
  }
  const needed = (keep + 1) * wanted;
  if (keep === 0 || needed <= backups) return [];
  return [`${quota}, and this plan needs ${needed}: for each volume ${keep} and the next one.`];
}
