import { type CinderClient, isTooMuch } from '../cinder/cinder-client';
import { labelledVolumes } from '../cinder/volumes';
import { FreezerError } from '../errors';
import type { StoredJob } from '../jobs/document/job';
import { assertManagedWork, volumesOf } from '../jobs/document/managed-plan';
import type { RunOf, RunRecords } from './run-records';

/** A plan has no more, and a run with more would rather be a mistake of a script that sets labels. */
const MOST_VOLUMES = 100;
/** Of volumes with the label, restored ones among them: each of these has to be looked up. */
const MOST_LABELLED = 500;

export type ChosenVolumes =
  | {
      readonly kind: 'chosen';
      readonly volumes: readonly string[];
      /** What is to be told of the choice. */
      readonly told: readonly string[];
    }
  | { readonly kind: 'none'; readonly reason: string }
  | { readonly kind: 'refused' };

/**
 * The volumes that a run is about: those that the plan names, otherwise those that are labelled with it now.
 * @throws BlockStorageError when Cinder does not say.
 */
export async function chosenVolumes(
  parts: { readonly records: Pick<RunRecords, 'hasAny'>; readonly cinder: CinderClient },
  plan: StoredJob,
  run: RunOf,
): Promise<ChosenVolumes> {
  const refusal = refusalOf(plan);
  if (refusal !== undefined) return { kind: 'none', reason: refusal };
  const named = volumesOf(plan);
  if (named !== undefined) return { kind: 'chosen', volumes: named, told: [] };
  const labelled = await labelledVolumes(parts.cinder, plan.job_id).catch(tooMuch);
  if (labelled.kind !== 'listed') return labelled;
  if (labelled.items.length > MOST_LABELLED) return tooMany(labelled.items.length);
  const volumes: string[] = [];
  const foreign: string[] = [];
  for (const { id, restoredFrom } of labelled.items) {
    // Cinder restores labels with a volume, and nobody has asked for backups of the new one.
    const belongs = restoredFrom === undefined || (await parts.records.hasAny(run, id));
    (belongs ? volumes : foreign).push(id);
  }
  const told =
    foreign.length === 0
      ? []
      : [
          `Skipped, because they were restored from a backup and only their label names this plan: ${shown(foreign)}.`,
        ];
  if (volumes.length > MOST_VOLUMES) return tooMany(volumes.length);
  if (volumes.length === 0) {
    const reason =
      'The plan has no volumes: name them in volume_ids of its action, or set backup_plan_id to its id in their metadata.';
    return { kind: 'none', reason: [reason, ...told].join(' ') };
  }
  return { kind: 'chosen', volumes, told };
}

function tooMuch(error: unknown): ChosenVolumes {
  if (!isTooMuch(error)) throw error;
  const reason =
    "The volumes of the project have so much metadata that they cannot be listed: name the plan's in volume_ids of its action.";
  return { kind: 'none', reason };
}

function tooMany(labelled: number): ChosenVolumes {
  const reason = `${labelled} volumes are labelled with this plan; allowed: at most ${MOST_VOLUMES}.`;
  return { kind: 'none', reason };
}

/** A plan of the time when somebody else ran it, or one that was imported, may ask for what is no backup of volumes. */
function refusalOf(plan: StoredJob): string | undefined {
  try {
    assertManagedWork(plan);
    return undefined;
  } catch (error) {
    if (error instanceof FreezerError) return error.message;
    throw error;
  }
}

const MOST_SHOWN = 10;

/** A few ids, and how many there are besides. */
export function shown(ids: readonly string[]): string {
  const rest = ids.length - MOST_SHOWN;
  return ids.slice(0, MOST_SHOWN).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
