import { isSameJson, type Json, type JsonObject } from '../../documents/json';
import { shownValue } from '../../documents/shown-value';
import { BadDataFormat, UnprocessableEntity } from '../../errors';
import { assertManagedSchedule, assertStartToCome } from '../../schedule/managed-schedule';
import { type Job, type JobAction, sessionOf } from './job';

type Work = Pick<Job, 'job_actions'>;
type Asked = Pick<Job, 'job_actions' | 'job_schedule' | 'session_id' | 'disabled'>;

/** What is understood as a backup of volumes. */
const MODES = ['hci-volumes', 'cinder', 'cindernative'];
/** Of a plan; a run of more is not begun. */
const MOST_VOLUMES = 100;
const VOLUME_ID = /^[A-Za-z0-9-]{1,64}$/;

/**
 * Passes a plan that this service can run, as far as it is new: what stays of a stored plan is not looked at, unless the
 * plan is enabled. So plans that somebody else ran can be renamed, disabled and sent back.
 * @param before The stored plan.
 * @param isRescheduled Whether the schedule is another one than the stored plan's.
 * @throws BadDataFormat for what is no schedule, no number, no volume; UnprocessableEntity for other work than backups of
 *   volumes, and for a session.
 */
export function assertManagedPlan(plan: Asked, now: Date, before?: Asked, isRescheduled = true): void {
  const isNew = before === undefined || (before.disabled === true && plan.disabled !== true);
  const session_id = sessionOf(plan);
  if (session_id !== '' && (isNew || session_id !== sessionOf(before))) throw notInSessions();
  if (isNew || !isSameJson(workOf(before), workOf(plan))) assertManagedWork(plan);
  if (!isNew && !isRescheduled) return;
  assertManagedSchedule(plan.job_schedule);
  assertStartToCome(plan.job_schedule, now);
}

/** The runner does not speak the protocol by which agents begin and end together. */
export function notInSessions(): UnprocessableEntity {
  return new UnprocessableEntity(
    'A managed plan cannot be in a session: agents alone run plans of sessions.',
  );
}

function workOf({ job_actions }: Work): readonly JsonObject[] {
  return job_actions.map(({ freezer_action }) => freezer_action);
}

/**
 * Passes actions that say which volumes are backed up, or none, and how many backups of each stay.
 * @throws UnprocessableEntity for other work; BadDataFormat for what is no number of backups and no volume.
 */
export function assertManagedWork(plan: Work): void {
  if (plan.job_actions.length === 0) {
    throw new UnprocessableEntity(
      'A managed plan without an action does nothing; allowed: a backup of volumes',
    );
  }
  plan.job_actions.forEach(assertBackup);
  assertAlike(plan, rotationIn, 'must have the same recovery_points_rotation');
  assertAlike(plan, (action) => volumesIn(action).length > 0, 'must all name their volumes, or none may');
  const volumes = volumesOf(plan)?.length ?? 0;
  if (volumes > MOST_VOLUMES) {
    throw new BadDataFormat(
      `The actions of a managed plan cannot name ${volumes} volumes; allowed: ${MOST_VOLUMES} in all`,
    );
  }
}

function assertBackup({ freezer_action }: JobAction): void {
  const { action, mode, recovery_points_rotation, cindernative_vol_id } = freezer_action;
  if (action !== 'backup') throw otherWork('action', action, 'backup');
  if (typeof mode !== 'string' || !MODES.includes(mode)) {
    throw otherWork('mode', mode, MODES.join(', '));
  }
  if (isGiven(recovery_points_rotation) && !isCount(recovery_points_rotation)) {
    const allowed = 'a whole number above 0, or none, with which no backup is removed';
    throw notAllowed('recovery_points_rotation', recovery_points_rotation, allowed);
  }
  if (isGiven(cindernative_vol_id) && !isVolumeId(cindernative_vol_id)) {
    throw notAllowed('cindernative_vol_id', cindernative_vol_id, 'the id of a volume');
  }
  assertVolumeIds(freezer_action['volume_ids']);
}

function assertVolumeIds(sent: Json | undefined): void {
  if (!isGiven(sent)) return;
  const ids = isList(sent) ? sent : [];
  const isPassed =
    ids.length > 0 && ids.length <= MOST_VOLUMES && ids.every(isVolumeId) && new Set(ids).size === ids.length;
  if (isPassed) return;
  const allowed = `1 to ${MOST_VOLUMES} ids of volumes, each once, or none for the volumes with this plan's label`;
  throw notAllowed('volume_ids', sent, allowed);
}

/** A run has one list of volumes, and of each volume one number of backups. */
function assertAlike(
  { job_actions }: Work,
  of: (action: JsonObject) => number | boolean | undefined,
  rule: string,
): void {
  const values = new Set(job_actions.map(({ freezer_action }) => of(freezer_action)));
  if (values.size < 2) return;
  throw new UnprocessableEntity(`The actions of a managed plan ${rule}.`);
}

/** Ids of the volumes that a plan's actions name, each once; undefined where they name none: its labelled ones are meant. */
export function volumesOf(plan: Work): readonly string[] | undefined {
  const named = workOf(plan).flatMap(volumesIn);
  return named.length > 0 ? [...new Set(named)] : undefined;
}

/** How many backups of each volume stay; undefined for all. */
export function rotationOf(plan: Work): number | undefined {
  return workOf(plan).map(rotationIn)[0];
}

function volumesIn({ volume_ids, cindernative_vol_id }: JsonObject): readonly string[] {
  const ids = isGiven(volume_ids) && isList(volume_ids) ? volume_ids : [];
  return [...ids, cindernative_vol_id].filter(isVolumeId);
}

function rotationIn({ recovery_points_rotation }: JsonObject): number | undefined {
  return isCount(recovery_points_rotation) ? recovery_points_rotation : undefined;
}

/** Horizon fills an action up with nulls. */
function isGiven(value: Json | undefined): value is Json {
  return value !== undefined && value !== null;
}

function isCount(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}

function isVolumeId(value: Json | undefined): value is string {
  return typeof value === 'string' && VOLUME_ID.test(value);
}

/** Array.isArray does not know lists that cannot be changed. */
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function otherWork(key: string, value: Json | undefined, allowed: string): UnprocessableEntity {
  return new UnprocessableEntity(
    `The ${key} of a managed plan cannot be ${shownValue(value)}; allowed: ${allowed}`,
  );
}

function notAllowed(key: string, value: Json, allowed: string): BadDataFormat {
  return new BadDataFormat(`${key} cannot be ${shownValue(value)}; allowed: ${allowed}`);
}
