import type { Fault } from './fault';

const NEXT = ['test/functions/schedule/next-start.test.ts'];
const CRON = ['test/functions/schedule/cron-calendar.test.ts'];
const MANAGED = ['test/functions/schedule/managed-schedule.test.ts'];

/** What must not happen to the starts of a plan. */
const DUE = ['test/functions/jobs/document/due.test.ts'];

export const SCHEDULE_FAULTS: readonly Fault[] = [
  {
    name: 'start a plan twice at one time',
    file: 'functions/schedule/next-start.ts',
    find: '* 1000 + 1000;',
    replace: '* 1000;',
    tests: CRON,
  },
  {
    name: 'start a plan after its end date',
    file: 'functions/schedule/next-start.ts',
    find: '|| start > trigger.end',
    replace: '',
    tests: NEXT,
  },
  {
    name: 'take Sunday for the first day of the week',
    file: 'functions/schedule/cron-calendar.ts',
    find: '((first + 3) % 7)',
    replace: '((first + 4) % 7)',
    tests: CRON,
  },
  {
    name: 'take a day or a weekday, as other crons do',
    file: 'functions/schedule/cron-calendar.ts',
    find: '|| !weekdays[weekday]) continue;',
    replace: '|| (!weekdays[weekday] && !days.numbers[day])) continue;',
    tests: CRON,
  },
  {
    name: 'give every year 52 weeks',
    file: 'functions/schedule/cron-calendar.ts',
    find: 'if (thursday < 0) return Math.floor((thursday + yearLength(year - 1)) / 7) + 1;',
    replace: 'if (thursday < 0) return 52;',
    tests: CRON,
  },
  {
    name: 'keep the lower fields when a higher one moves on',
    file: 'functions/schedule/cron-calendar.ts',
    find: 'value === least ? floor : []',
    replace: 'floor',
    tests: CRON,
  },
  {
    name: 'run a plan every hour of which only the day was said',
    file: 'functions/schedule/trigger.ts',
    find: 'const everything = field.derived === true || keys.indexOf(key) < lastGiven;',
    replace: 'const everything = true;',
    tests: CRON,
  },
  {
    name: 'start an interval when it is set',
    file: 'functions/schedule/trigger.ts',
    find: 'wholeSecond(setAt.getTime()) + length',
    replace: 'wholeSecond(setAt.getTime())',
    tests: NEXT,
  },
  {
    name: 'overlook starts that are close around midnight',
    file: 'functions/schedule/cron-calendar.ts',
    find: 'return overnight < pause && hasConsecutiveDays(calendar) ? overnight : pause;',
    replace: 'return pause;',
    tests: MANAGED,
  },
  {
    name: 'overlook starts that are close around the end of an hour',
    file: 'functions/schedule/cron-calendar.ts',
    find: '* unit - span);',
    replace: '* unit);',
    tests: MANAGED,
  },
  {
    name: 'drop one of two kinds of schedule in silence',
    file: 'functions/schedule/managed-schedule.ts',
    find: 'if (given.length > 1) {',
    replace: 'if (given.length > 2) {',
    tests: MANAGED,
  },
  {
    name: 'take a plan that never starts',
    file: 'functions/schedule/managed-schedule.ts',
    find: 'if (!trigger || nextStart(trigger, now)) return;',
    replace: 'if (trigger) return;',
    tests: MANAGED,
  },
  {
    name: 'lose the run that is owed when somebody changes the schedule',
    file: 'functions/jobs/document/due.ts',
    find: 'return isOwed(before, now) ? withDue(next, before._due) : next;',
    replace: 'return next;',
    tests: DUE,
  },
  {
    name: 'make up for every start that was missed',
    file: 'functions/jobs/document/due.ts',
    find: 'startAfter(plan, last > now ? last : now)',
    replace: 'startAfter(plan, last)',
    tests: DUE,
  },
  {
    name: 'let a writer that does not know it erase a start',
    file: 'functions/jobs/document/due.ts',
    find: ': withDue(changed, before._due);',
    replace: ': changed;',
    tests: DUE,
  },
];
