import { microsecondsOf } from '../../documents/timestamp';
import {
  configuredSchedule,
  isEmpty,
  isReport,
  type JobSchedule,
  runtimeSchedule,
} from '../../schedule/schedule';
import { assertTrigger } from '../../schedule/trigger';
import { configurationAfter, presentConfiguration } from './configuration';
import {
  type ChangeContext,
  type ConfigurationHashes,
  type Job,
  kindOf,
  type PlanKind,
  type ServedConfiguration,
  sessionOf,
  type StoredJob,
} from './job';
import type { CompleteJobInput, JobInput } from './job-input';
import { ownedActions } from './plan-actions';

/** What a body says of a plan's runs, and what it tells of its sender. */
interface SentWords extends PlanKind {
  /** When it is sent. */
  readonly now: Date;
  /** What only agents say of a run; undefined without a schedule in the body, and for a managed plan. */
  readonly reported: JobSchedule | undefined;
  /** What a user asks for, or what a reporting agent was shown; '' is no event. Undefined where `reported` is. */
  readonly event: string | undefined;
  /** Whether an agent, or somebody who sends an agent's words back, speaks. */
  readonly isReport: boolean;
  /** When the sender's copy of the plan was served, in microseconds since 1970; undefined where it does not tell. */
  readonly base: number | undefined;
  /** The session that the sender names. */
  readonly session_id: string | undefined;
  /** How far the sender says that the plan is in it. */
  readonly session_tag: number | undefined;
}

type Decided = Required<
  Pick<
    Job,
    | 'client_id'
    | 'name'
    | 'description'
    | 'disabled'
    | 'session_id'
    | 'session_tag'
    | 'job_actions'
    | 'job_schedule'
  >
>;

/** A document that makes a plan, read once. */
export interface SentPlan extends SentWords {
  /** All that a user decides; what the document does not say is as documented. */
  readonly asked: Decided;
}

/** What is sent for a stored plan, read once: the rules of a change take this, and none reads the body again. */
export interface SentChange extends SentWords {
  readonly stored: StoredJob;
  /** The stored plan's configuration. */
  readonly present: ServedConfiguration;
  /** The stored plan with the configuration that is asked for. */
  readonly asked: StoredJob;
  /** That configuration. */
  readonly configuration: ConfigurationHashes;
  /** Whether its schedule is another one than the stored plan's. */
  readonly isRescheduled: boolean;
  /** Whether the plan was written after the sender's copy was served. */
  readonly isOvertaken: boolean;
  /** Whether nothing is named but a schedule and a session, as newer schedulers do. */
  readonly isScheduleAlone: boolean;
}

/** A document that makes a plan, of which there is none yet. */
export function sentPlan(
  { project_id }: Pick<Job, 'project_id'>,
  input: CompleteJobInput,
  context: ChangeContext,
): SentPlan {
  const asked = documented(input, { project_id, job_actions: [] }, context);
  return { ...sentWords(input, asked, context), asked };
}

/** A document that replaces a plan: of the schedule, `asked` has the `schedule_*` keys alone. */
export function sentReplacement(
  stored: StoredJob,
  input: CompleteJobInput,
  context: ChangeContext,
): SentChange {
  const asked = { ...stored, ...documented(input, stored, context) };
  return changeOf(stored, asked, sentWords(input, asked, context));
}

/** Changes of a plan, whose other fields stay; or an agent's report. */
export function sentChanges(stored: StoredJob, input: JobInput, context: ChangeContext): SentChange {
  const { name, description, disabled, client_id, job_actions, job_schedule } = input;
  const fields = {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(disabled !== undefined && { disabled }),
    ...(client_id !== undefined && { client_id }),
    ...(job_actions && { job_actions: ownedActions(job_actions, stored, context) }),
  };
  const changed = { ...stored, ...fields };
  const words = sentWords(input, changed, context);
  // Somebody who read the plan and sends it back: a schedule that is missing in it was taken out.
  const isWhole = words.base !== undefined && client_id !== undefined && job_actions !== undefined;
  const asked = {
    ...changed,
    ...decidedSession(stored, words),
    ...(job_schedule && { job_schedule: scheduleAfter(stored, job_schedule, isWhole) }),
  };
  return changeOf(stored, asked, words, isEmpty(fields));
}

/**
 * Passes a schedule that stays, even where it came from another Freezer with a trigger that is refused here.
 * @throws BadDataFormat for a new one that an agent cannot run.
 */
export function assertChangedTrigger({ isRescheduled, asked }: SentChange): void {
  if (isRescheduled) assertTrigger(asked.job_schedule);
}

function sentWords(
  { job_schedule, session_id, session_tag, updated_at }: JobInput,
  plan: Pick<Job, 'client_id'>,
  context: ChangeContext,
): SentWords {
  const kind = kindOf(plan, context);
  const said = job_schedule && !kind.isManaged ? runtimeSchedule(job_schedule) : undefined;
  const { event, ...reported } = said ?? {};
  return {
    ...kind,
    now: context.now,
    reported: said && reported,
    event: typeof event === 'string' ? event : undefined,
    isReport: isReport(reported),
    base: microsecondsOf(updated_at),
    session_id,
    session_tag,
  };
}

function changeOf(
  stored: StoredJob,
  asked: StoredJob,
  words: SentWords,
  isScheduleAlone = false,
): SentChange {
  const present = presentConfiguration(stored);
  const configuration = configurationAfter(stored, asked);
  const { base = Infinity } = words;
  return {
    ...words,
    stored,
    present,
    asked,
    configuration,
    isRescheduled: configuration.schedule_hash !== present.schedule_hash,
    isOvertaken: base < (microsecondsOf(stored.updated_at) ?? 0),
    isScheduleAlone,
  };
}

function documented(
  input: CompleteJobInput,
  previous: Pick<Job, 'project_id' | 'job_actions'>,
  context: ChangeContext,
): Decided {
  return {
    client_id: input.client_id,
    name: input.name ?? '',
    description: input.description ?? '',
    disabled: input.disabled ?? false,
    session_id: input.session_id ?? '',
    session_tag: input.session_tag ?? 0,
    job_actions: ownedActions(input.job_actions, previous, context),
    job_schedule: configuredSchedule(input.job_schedule ?? {}),
  };
}

/**
 * The session that a body puts a plan into. That is for people to decide, and so part of the configuration: the whole
 * old plan that an agent sends back names the session of then, and is known by its time. An agent that reports without
 * a time names the session that it knows, which decides nothing.
 */
function decidedSession(
  stored: Job,
  { session_id, session_tag, isReport, base }: SentWords,
): Pick<Job, 'session_id' | 'session_tag'> {
  const isThinReport = isReport && base === undefined;
  if (session_id === undefined || session_id === sessionOf(stored) || isThinReport) return {};
  return { session_id, ...(session_tag !== undefined && { session_tag }) };
}

/** A schedule is replaced as a group, or its remains would mean something else; a report names none of it. */
function scheduleAfter({ job_schedule: known }: StoredJob, sent: JobSchedule, isWhole: boolean): JobSchedule {
  const configured = configuredSchedule(sent);
  const isReplaced = isWhole || isEmpty(sent) || !isEmpty(configured);
  return isReplaced ? { ...runtimeSchedule(known), ...configured } : known;
}
