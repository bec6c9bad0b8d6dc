import { cronStart } from './cron-calendar';
import type { Trigger } from './trigger';

/**
 * The first start after an instant, by the rules of APScheduler 3, in UTC: a whole second, so that it survives being
 * stored as one. Undefined where none comes.
 */
export function nextStart(trigger: Trigger, after: Date): Date | undefined {
  const from = Math.floor(after.getTime() / 1000) * 1000 + 1000;
  const start = startFrom(trigger, from);
  return start === undefined || start > trigger.end ? undefined : new Date(start);
}

function startFrom(trigger: Trigger, from: number): number | undefined {
  switch (trigger.kind) {
    case 'date':
      return trigger.at >= from ? trigger.at : undefined;
    case 'interval': {
      const { first, length } = trigger;
      return first + Math.max(0, Math.ceil((from - first) / length)) * length;
    }
    case 'cron':
      return cronStart(trigger.calendar, Math.max(from, trigger.start));
  }
}
