import type { Fault } from './fault';

const LIST = ['test/functions/jobs/list-jobs.test.ts'];
const POLLS = ['test/functions/jobs/agent-polls.test.ts'];

/** What must not happen to what a list may read, and to what an agent's poll may write and leave out. */
export const POLL_FAULTS: readonly Fault[] = [
  {
    name: 'forget the item that takes a page beyond its size',
    file: 'functions/operations/read-budget.ts',
    find: 'PAGE_UNITS = 256 + 48',
    replace: 'PAGE_UNITS = 256',
    tests: ['test/functions/operations/read-budget.test.ts'],
  },
  {
    name: 'show events to an application credential that may only read',
    file: 'functions/jobs/list-jobs.ts',
    find: "return rulesAllow('PATCH', `/v2/${project_id}/jobs/${job_id}`);",
    replace: 'return rulesAllow("PATCH", `/v2/${project_id}/jobs/${job_id}`) || true;',
    tests: POLLS,
  },
  {
    name: 'let an application credential that may only read set the number of plans',
    file: 'functions/jobs/listed-plans.ts',
    find: "may('jobs:create') && rulesAllow('POST', `/v2/${project_id}/jobs`)",
    replace: "may('jobs:create')",
    tests: LIST,
  },
  {
    name: 'begin a turn of a poll that cannot end in time',
    file: 'functions/jobs/central-plans.ts',
    find: 'longest = Math.max(longest, before - left);',
    replace: 'longest = Math.min(longest, before - left);',
    tests: ['test/functions/jobs/central-plans.test.ts'],
  },
  {
    name: 'refuse an agent its plans because not all are read in time',
    file: 'functions/jobs/listed-plans.ts',
    find: 'isPoll ? inTime(plans, budget) : budget.within(plans)',
    replace: 'budget.within(plans)',
    tests: POLLS,
  },
  {
    name: 'give an agent an empty page because nothing of it is read in time',
    file: 'functions/jobs/listed-plans.ts',
    find: '  if (isPoll && plans.length === 0) budget.assertTime();\n',
    replace: '',
    tests: POLLS,
  },
];
