import { shownValue } from '../documents/shown-value';
import { BadDataFormat } from '../errors';
import { shortestPause } from './cron-calendar';
import { CRON_FIELDS } from './cron-field';
import { nextStart } from './next-start';
import type { JobSchedule } from './schedule';
import { readTrigger, type Trigger } from './trigger';

/** In seconds; a backup of volumes takes minutes, and the runner looks once a minute. */
const LEAST_PAUSE = 300;

/**
 * Passes a schedule that the service itself can run: one kind of schedule, or none, with starts at least five minutes
 * apart. Bounds do not make cron fields pass, and are no schedule by themselves.
 *
 * @throws BadDataFormat that says what is wrong and what is allowed, also for what no agent could run.
 */
export function assertManagedSchedule(schedule: JobSchedule): void {
  // Agents drop all kinds but one in silence, so that a person would wait for starts that never come.
  const given = givenKinds(schedule);
  if (given.length > 1) {
    throw new BadDataFormat(
      `The schedule of a managed plan cannot have ${given.join(' and ')} together; allowed: schedule_date, ` +
        'schedule_interval or the cron fields from schedule_year to schedule_second',
    );
  }
  const trigger = readTrigger(schedule, new Date(0));
  const bound = ['schedule_start_date', 'schedule_end_date'].find((key) => schedule[key] !== undefined);
  if (!trigger && bound !== undefined) {
    throw new BadDataFormat(
      `The schedule of a managed plan cannot have ${bound} alone, which starts nothing; allowed: with ` +
        'schedule_interval or cron fields, or no schedule',
    );
  }
  const pause = trigger ? pauseOf(trigger) : Infinity;
  if (pause >= LEAST_PAUSE) return;
  throw new BadDataFormat(
    `The schedule of a managed plan cannot have starts ${pause} ${pause === 1 ? 'second' : 'seconds'} apart; ` +
      'allowed: at least 5 minutes from each start to the next one',
  );
}

/**
 * Passes a schedule that has a start to come, and one that sets none. This depends on the time, so that a schedule that
 * passed is refused later: it is for those that are set, or come into force again.
 *
 * @throws BadDataFormat that says what is wrong and what is allowed, also for what no agent could run.
 */
export function assertStartToCome(schedule: JobSchedule, now: Date): void {
  const trigger = readTrigger(schedule, now);
  if (!trigger || nextStart(trigger, now)) return;
  const what =
    trigger.kind === 'date' ? `schedule_date ${shownValue(schedule['schedule_date'])}` : 'schedule';
  const time = now.toISOString().slice(0, 19);
  throw new BadDataFormat(
    `The ${what} of a managed plan has no start after ${time}; allowed: a schedule with a start to come, in UTC, or none`,
  );
}

/** One key for each kind of schedule. An empty text is none, as it is to agents. */
function givenKinds(schedule: JobSchedule): readonly string[] {
  const cron = Object.keys(CRON_FIELDS).find((key) => schedule[key] !== undefined);
  return ['schedule_date', 'schedule_interval', ...(cron ? [cron] : [])].filter((key) => schedule[key]);
}

/** The shortest time between two consecutive starts, in seconds. */
function pauseOf(trigger: Trigger): number {
  switch (trigger.kind) {
    case 'date':
      return Infinity;
    case 'interval':
      return trigger.length / 1000;
    case 'cron':
      return shortestPause(trigger.calendar);
  }
}
