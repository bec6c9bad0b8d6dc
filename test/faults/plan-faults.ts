import type { Fault } from './fault';

const PLAN_ACTIONS = ['test/functions/jobs/document/plan-actions.test.ts'];
const EDITED = ['test/functions/jobs/document/edited-job.test.ts'];
const EFFECT = ['test/functions/jobs/document/edit-effect.test.ts'];
const REPORTS = ['test/functions/jobs/document/reports.test.ts'];
const EVENT = ['test/functions/jobs/document/job-event.test.ts'];
const STORED = ['test/functions/jobs/document/stored-configuration.test.ts'];
const NEW = ['test/functions/jobs/document/new-job.test.ts'];
const ACTIONS = ['test/functions/jobs/document/job-actions.test.ts'];

/** What must not happen to a plan that people and agents change. */
export const PLAN_FAULTS: readonly Fault[] = [
  {
    name: 'import what was deleted',
    file: 'bin/migrate/database/freezer-tables.ts',
    find: '.deleted, 0) = 0`',
    replace: '.deleted, 0) < 2`',
    tests: ['test/bin/migrate/database/freezer-tables.test.ts'],
  },
  {
    name: 'export plans through a link that others left',
    file: 'bin/migrate/write-lines.ts',
    find: '      await rm(part, { force: true });\n',
    replace: '',
    tests: ['test/bin/migrate/write-lines.test.ts'],
  },
  {
    name: 'report on plans into a file that everybody reads',
    file: 'bin/migrate/open-report.ts',
    find: '  rmSync(file, { force: true });\n',
    replace: '',
    tests: ['test/bin/migrate/open-report.test.ts'],
  },
  {
    name: 'copy an action for every key without a value that a client fills up',
    file: 'functions/jobs/document/plan-actions.ts',
    find: 'filter(([, value]) => value !== null)',
    replace: 'filter(([, value]) => value !== undefined)',
    tests: PLAN_ACTIONS,
  },
  {
    name: 'let a change move a plan to another project',
    file: 'functions/jobs/document/sent-change.ts',
    find: '    ...decidedSession(stored, words),\n',
    replace: '    ...decidedSession(stored, words),\n    ...(input as object),\n',
    tests: EDITED,
  },
  {
    name: 'wipe the schedule that a change does not name',
    file: 'functions/jobs/document/sent-change.ts',
    find: '...(job_schedule && { job_schedule: scheduleAfter(stored, job_schedule, isWhole) }),',
    replace: 'job_schedule: scheduleAfter(stored, job_schedule ?? {}, isWhole),',
    tests: EDITED,
  },
  {
    name: 'let a slow editor undo what was changed meanwhile',
    file: 'functions/jobs/document/edited-job.ts',
    find: "if (served?.hash !== configuration.hash) throw staleEdit(stored);\n    return 'runtime';",
    replace: "return 'all';",
    tests: EFFECT,
  },
  {
    name: "take every old copy for an agent's echo",
    file: 'functions/jobs/document/edited-job.ts',
    find: 'if (served?.hash !== configuration.hash) throw staleEdit(stored);',
    replace: '',
    tests: EFFECT,
  },
  {
    name: "let an agent's old schedule undo a new one",
    file: 'functions/jobs/document/edited-job.ts',
    find: "isOldReport(change) ? 'runtime' : 'all'",
    replace: "'all'",
    tests: EFFECT,
  },
  {
    name: 'let an agent erase an event that it never saw',
    file: 'functions/jobs/document/reports.ts',
    find: "const undelivered = pending !== '' && job._event_shown !== true;",
    replace: 'const undelivered = false;',
    tests: REPORTS,
  },
  {
    name: 'call a new event shown',
    file: 'functions/jobs/document/events.ts',
    find: '  delete changed._event_shown;\n',
    replace: '',
    tests: EVENT,
  },
  {
    name: 'leave a stop pending that the end of all runs has answered',
    file: 'functions/jobs/document/reports.ts',
    find: 'return withStopAnswered(withRuntime(job, change));',
    replace: 'return withRuntime(job, change);',
    tests: REPORTS,
  },
  {
    name: 'forget what an agent holds after ten changes',
    file: 'functions/jobs/document/configuration.ts',
    find: 'return [...held.map((one) => ({ until, ...one })), ...recent];',
    replace: 'return recent;',
    tests: EFFECT,
  },
  {
    name: 'let a report that a run begins erase a stop',
    file: 'functions/jobs/document/reports.ts',
    find: "return !runsOn || pending === '' || (pending === 'start' && event === '');",
    replace: 'return true;',
    tests: REPORTS,
  },
  {
    name: 'make a managed plan that nobody runs',
    file: 'functions/jobs/document/job.ts',
    find: 'if (hasRunner) return;',
    replace: 'if (hasRunner || true) return;',
    tests: NEW,
  },
  {
    name: 'start a disabled plan',
    file: 'functions/jobs/document/asked-event.ts',
    find: "  if (event === 'start') assertEnabled(stored);\n",
    replace: '',
    tests: EVENT,
  },
  {
    name: 'hand a plan of an agent to the platform',
    file: 'functions/jobs/document/edited-job.ts',
    find: '  assertSameKind(kindOf(stored, context), change);\n',
    replace: '',
    tests: EDITED,
  },
  {
    name: 'lose what an action holds beside its command',
    file: 'functions/jobs/document/plan-actions.ts',
    find: 'return { ...action, action_id,',
    replace: 'return { freezer_action: action.freezer_action, action_id,',
    tests: ACTIONS,
  },
  {
    name: 'let a schedule through that jams an agent',
    file: 'functions/jobs/document/new-job.ts',
    find: '  assertTrigger(job.job_schedule);\n',
    replace: '',
    tests: NEW,
  },
  {
    name: 'keep the hash of a configuration that a session has replaced',
    file: 'functions/jobs/document/configuration.ts',
    find: '= configurationAfter(stored, changed),',
    replace: '= presentConfiguration(stored),',
    tests: STORED,
  },
  {
    name: 'keep the hash of a schedule that was replaced',
    file: 'functions/jobs/document/configuration.ts',
    find: 'const isRescheduled = !isSameJson(before.job_schedule, after.job_schedule);',
    replace: 'const isRescheduled = false;',
    tests: STORED,
  },
  {
    name: 'hash what is stored again with every change',
    file: 'functions/jobs/document/configuration.ts',
    find: 'return stored._configurations.at(-1) ?? servedConfiguration(stored);',
    replace: 'return servedConfiguration(stored);',
    tests: ['test/functions/jobs/patch-costs.test.ts'],
  },
  {
    name: 'believe the hashes of an export',
    file: 'bin/migrate/complete-plan.ts',
    find: ' || last.schedule_hash !== schedule_hash) return plan;',
    replace: ') return plan;',
    tests: ['test/bin/migrate/complete-plan.test.ts'],
  },
];
