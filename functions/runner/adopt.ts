import { planBeginning, recordIdIn } from '../backups/document/record-names';
import { backupsWithName } from '../cinder/backups';
import { isJsonObject } from '../documents/stored-document';
import type { JobKey, StoredJob } from '../jobs/document/job';
import { isAdoptable } from './document/adopted-record';
import { emptySlot, type Slot } from './document/slot';
import type { TickParts } from './tick';

/** What a part of an adoption has come to. */
export interface Adoption {
  /** Plans that were looked at, records that were made anew, and plans without rights, whose backups nobody can see. */
  readonly plans: number;
  readonly records: number;
  readonly refused: readonly JobKey[];
  /** Where to go on; undefined at the end. */
  readonly next: JobKey | undefined;
}

/** What an event asks for: undefined for one of the clock. */
export function adoptionIn(event: unknown): { readonly after: JobKey | undefined } | undefined {
  const asked = isJsonObject(event) ? event['adopt'] : undefined;
  if (!isJsonObject(asked)) return undefined;
  const { project_id, job_id } = isJsonObject(asked['after']) ? asked['after'] : {};
  const isKey = typeof project_id === 'string' && typeof job_id === 'string';
  return { after: isKey ? { project_id, job_id } : undefined };
}

type AdoptionParts = Pick<TickParts, 'plans' | 'slots' | 'records' | 'open' | 'now' | 'managedClients'>;

/** How many plans are read at a time. */
const PLANS = 25;

/**
 * After a restore of tables: records of backups are made anew from the names that they have in Cinder, and what no slot knows
 * of any more is looked after by the next ticks. It may be done again and again.
 * @param after Behind which plan to go on.
 * @throws BlockStorageError or ServiceError when a service does not say: the same part may be tried again.
 */
export async function adopt(parts: AdoptionParts, after: JobKey | undefined): Promise<Adoption> {
  const { plans, next } = await parts.plans.listAfter(after, PLANS);
  const managed = plans.filter(({ client_id }) => parts.managedClients.has(client_id));
  const refused: JobKey[] = [];
  let records = 0;
  for (const plan of managed) {
    const made = await adoptPlan(parts, plan);
    if (made === 'refused') refused.push({ project_id: plan.project_id, job_id: plan.job_id });
    else records += made;
  }
  return { plans: managed.length, records, refused, next };
}

/** @returns How many records were made. */
async function adoptPlan(parts: AdoptionParts, plan: StoredJob): Promise<number | 'refused'> {
  const { project_id, _trust_id } = plan;
  const cinder = await parts.open(project_id, _trust_id);
  const listed = cinder && (await backupsWithName(cinder, (name) => isOf(plan, name)));
  if (listed?.kind !== 'listed') return 'refused';
  let made = 0;
  for (const backup of listed.items.filter((one) => isAdoptable(plan, one))) {
    if (await parts.records.adopt(plan, backup)) made += 1;
  }
  await lookAfter(parts, plan);
  return made;
}

function isOf(plan: StoredJob, name: string): boolean {
  return recordIdIn(name)?.startsWith(planBeginning(plan)) ?? false;
}

/** Hands what is not finished, and all volumes, to the plan's slot, but for what its run is about. */
async function lookAfter({ slots, records, now }: AdoptionParts, plan: StoredJob): Promise<void> {
  const all = await records.ofPlan(plan);
  if (all.length === 0) return;
  const slot = (await slots.get(plan)) ?? emptySlot(plan);
  const isInRun = (start: string): boolean => slot.state === 'active' && slot.due === start;
  const open = all.filter(({ _state, _start }) => OPEN.includes(_state) && !isInRun(_start));
  const time = now().toISOString().slice(0, 19);
  const next: Slot = {
    ...slot,
    ...(slot.job_id_hash === '' && { job_id_hash: plan.job_id_hash, client_id: plan.client_id }),
    ...(slot.began === '' && { began: time }),
    // What ran already must not run again because a slot was lost.
    last_due: [slot.last_due, ...all.map(({ _start }) => _start)].sort().at(-1) ?? '',
    late: [...new Set([...slot.late, ...open.map(({ backup_id }) => backup_id)])],
    rotate: [...new Set([...slot.rotate, ...all.map(({ _volume_id }) => _volume_id)])],
    poll: time,
  };
  await slots.put(next);
}

const OPEN: readonly string[] = ['planned', 'asked', 'creating', 'unwanted'];
