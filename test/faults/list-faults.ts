import type { Fault } from './fault';

const REPOSITORY = ['test/functions/jobs/job-table.test.ts'];
const PAGES = ['test/functions/storage/item-pages.test.ts'];
const CHANGE = ['test/functions/storage/change-document.test.ts'];
const SOURCE = ['test/functions/http/search-source.test.ts'];
const MATCHES = ['test/functions/documents/search-matches.test.ts'];
const SEARCH = ['test/functions/documents/search.test.ts'];
const LIST = ['test/functions/jobs/list-jobs.test.ts', 'test/functions/jobs/agent-polls.test.ts'];
const POLLS = ['test/functions/jobs/agent-polls.test.ts'];
const CENTRAL = ['test/functions/jobs/central-plans.test.ts'];
const QUOTA = ['test/functions/jobs/plan-quota.test.ts'];
const GET = ['test/functions/jobs/get-job.test.ts'];
const BODY = ['test/functions/http/json-body.test.ts'];
const SCAN = ['test/functions/http/json-scan.test.ts'];
const PAGING = ['test/functions/http/paging.test.ts'];
const TAG = ['test/functions/http/entity-tag.test.ts'];

/** What must not happen on the way of a plan into the table, and of many plans out of it. */
export const LIST_FAULTS: readonly Fault[] = [
  {
    name: 'write over a version that nobody read',
    file: 'functions/storage/document-repository.ts',
    find: 'onlyOver(next._version - 1, next.created_at)',
    replace: '{}',
    tests: REPOSITORY,
  },
  {
    name: 'make a plan twice under one id',
    file: 'functions/storage/requests.ts',
    find: 'return { ConditionExpression: `attribute_not_exists(${sortKey})` } as const;',
    replace: 'return sortKey === "" ? { ConditionExpression: "" } : {};',
    tests: REPOSITORY,
  },
  {
    name: "report the own write, whose answer was lost, as somebody else's",
    file: 'functions/storage/document-repository.ts',
    find: "return (await this.item(next))?.['_write'] === write;",
    replace: 'return false;',
    tests: REPOSITORY,
  },
  {
    name: 'end a list with its first page',
    file: 'functions/storage/item-pages.ts',
    find: '    yield* Items;\n    if (!LastEvaluatedKey) return;',
    replace: '    yield* Items;\n    return;',
    tests: PAGES,
  },
  {
    name: 'give up a change when somebody else was faster',
    file: 'functions/storage/change-document.ts',
    find: 'const ATTEMPTS = 12;',
    replace: 'const ATTEMPTS = 1;',
    tests: CHANGE,
  },
  {
    name: 'look for a search that somebody typed as for a text',
    file: 'functions/documents/search.ts',
    find: 'isSearch(typed) ?',
    replace: 'isSearch([]) ?',
    tests: SEARCH,
  },
  {
    name: 'let a search within a search have more conditions than a search',
    file: 'functions/documents/search.ts',
    find: '  return searchFor({\n    ...one,',
    replace: '  return ({\n    ...one,',
    tests: SEARCH,
  },
  {
    name: 'answer a lost search with everything',
    file: 'functions/http/search-source.ts',
    find: '  if (body === undefined) assertNoneLost(request, getBodies);\n',
    replace: '',
    tests: SOURCE,
  },
  {
    name: 'ignore what a search rules out',
    file: 'functions/documents/search.ts',
    find: ' && !match_not.some(holds)',
    replace: '',
    tests: MATCHES,
  },
  {
    name: 'ignore a search that is only text',
    file: 'functions/documents/search.ts',
    find: ' && (text === undefined || contains(document, text))',
    replace: '',
    tests: MATCHES,
  },
  {
    name: 'list all projects to a reader',
    file: 'functions/jobs/listed-plans.ts',
    find: "    if (!request.maySpanProjects('jobs:get_all_projects'))\n      throw new AccessForbidden(FORBIDDEN_BODY.description);\n",
    replace: '',
    tests: LIST,
  },
  {
    name: 'give an agent the plans that the platform runs',
    file: 'functions/jobs/list-jobs.ts',
    find: '  assertAgentsPlans(search, managedClients);\n',
    replace: '',
    tests: POLLS,
  },
  {
    name: 'show a plan of another project to its finder',
    file: 'functions/jobs/get-job.ts',
    find: "  if (!request.maySpanProjects('jobs:get_all_projects')) return undefined;\n",
    replace: '',
    tests: GET,
  },
  {
    name: 'round a number',
    file: 'functions/http/json-body.ts',
    find: '  if (rounded !== undefined) throw new BadDataFormat(roundedNumber(rounded));\n',
    replace: '',
    tests: BODY,
  },
  {
    name: 'follow a text of brackets into its depth',
    file: 'functions/http/json-body.ts',
    find: '  if (nesting === LIMITS.nesting) {',
    replace: '  if (nesting < 0) {',
    tests: SCAN,
  },
  {
    name: 'take a negative limit',
    file: 'functions/http/paging.ts',
    find: '  if (count < 0) throw new BadDataFormat(`The "${name}" parameter must not be negative.`);\n',
    replace: '',
    tests: PAGING,
  },
  {
    name: 'let a stale writer through',
    file: 'functions/http/entity-tag.ts',
    find: '  if (wanted !== undefined && !names(wanted, stored)) {',
    replace: "  if (wanted === '' && !names(wanted, stored)) {",
    tests: TAG,
  },
  {
    name: 'take a plan that was made anew for the one before',
    file: 'functions/http/entity-tag.ts',
    find: 'return `"${_version}-${created_at.replace(/\\D/g, \'\')}"`;',
    replace: 'return `"${_version}"`;',
    tests: TAG,
  },
  {
    name: 'scan the plans of the whole cloud for a central scheduler',
    file: 'functions/jobs/listed-plans.ts',
    find: 'if (client_id === undefined) return firstInOrder(listed(asked, budget.within(jobs.listAll())), page);',
    replace:
      'if (!jobs.get || client_id !== null) return firstInOrder(listed(asked, budget.within(jobs.listAll())), page);',
    tests: CENTRAL,
  },
  {
    name: "let one project's plans take all the time of a poll",
    file: 'functions/jobs/central-plans.ts',
    find: 'if (bytes > LIMITS.centralBytes || left < longest) {',
    replace: 'if (bytes > 3 * LIMITS.centralBytes) {',
    tests: CENTRAL,
  },
  {
    name: 'read only the first keys of the index of clients',
    file: 'functions/jobs/job-table.ts',
    find: 'if (keys < LIMITS.indexKeys) return [...projects];',
    replace: 'if (keys <= LIMITS.indexKeys) return [...projects];',
    tests: CENTRAL,
  },
  {
    name: "count a reader's look as an agent's",
    file: 'functions/jobs/list-jobs.ts',
    find: 'const isPoll = isAgentPoll(search) && mayReport(request);',
    replace: 'const isPoll = isAgentPoll(search) && mayReport !== undefined;',
    tests: POLLS,
  },
  {
    name: 'show a plan that an agent of another client has by now',
    file: 'functions/jobs/shown-events.ts',
    find: 'const now = present && listed(isUnheard(present) ? withoutEvent(present) : present);',
    replace: 'const now = present && { ...found, stored: present };',
    tests: POLLS,
  },
  {
    name: 'tell an agent of an event that stays unseen',
    file: 'functions/jobs/shown-events.ts',
    find: 'isUnheard(present) ? withoutEvent(present) : present',
    replace: 'withoutEvent === undefined ? present : present',
    tests: POLLS,
  },
  {
    name: 'make plans beyond the limit under an id of the path',
    file: 'functions/jobs/write-job.ts',
    find: '      if (!stored) await quota.assertRoom(key.project_id);\n',
    replace: '',
    tests: QUOTA,
  },
  {
    name: 'count a plan down that was not there',
    file: 'functions/jobs/job-table.ts',
    find: "if (outcome === 'removed') await",
    replace: "if (outcome !== 'changed') await",
    tests: [...QUOTA, ...REPOSITORY],
  },
  {
    name: 'let a list of a reader write',
    file: 'functions/jobs/listed-plans.ts',
    find: 'if (isWhole && mayMake(request, project_id)) await',
    replace: 'if (isWhole) await',
    tests: LIST,
  },
  {
    name: 'look up the client of every plan of a page, whatever it costs',
    file: 'functions/jobs/list-jobs.ts',
    find: 'view.forCaller(stored, isPoll ? undefined : budget)',
    replace: 'view.forCaller(stored)',
    tests: ['test/functions/jobs/list-jobs-pids.test.ts'],
  },
  {
    name: 'list the clients of a project without a budget',
    file: 'functions/clients/client-table.ts',
    find: 'super.list(project_id, { limit: end, ...others }),',
    replace: 'super.list(project_id, { limit: end }),',
    tests: ['test/functions/clients/client-table.test.ts'],
  },
];
