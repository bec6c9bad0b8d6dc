import type { Fault } from './fault';

const CREATE = ['test/functions/clients/create-client.test.ts'];
const DELETE = ['test/functions/clients/delete-client.test.ts'];
const REGISTERED = ['test/functions/clients/document/registered-client.test.ts'];
const CAPABLE = ['test/functions/jobs/document/job-client.test.ts'];
const AGENTS = ['test/functions/jobs/agent-clients.test.ts'];
const PIDS = ['test/functions/jobs/list-jobs-pids.test.ts'];
const PLANS = ['test/api/agents-plans.test.ts'];
const REPOSITORY = ['test/functions/clients/client-table.test.ts'];

/** What must not happen to backup agents, nor to plans because of them. */
export const CLIENTS_FAULTS: readonly Fault[] = [
  {
    name: 'let a member register a central client',
    file: 'functions/clients/operations.ts',
    find: "is_central === true && !maySpanProjects('clients:create_central')",
    replace: "is_central === true && !maySpanProjects('jobs:get_all_projects')",
    tests: CREATE,
  },
  {
    name: "take another project's central client over",
    file: 'functions/clients/document/registered-client.ts',
    find: '  if (stored.project_id !== project_id) throw new DocumentExists(taken);\n',
    replace: '',
    tests: REGISTERED,
  },
  {
    name: "make a project's client everybody's",
    file: 'functions/clients/document/registered-client.ts',
    find: 'input.is_central === true && !stored.is_central',
    replace: 'input.is_central === true && stored.is_central',
    tests: REGISTERED,
  },
  {
    name: 'forget what a client said that it cannot',
    file: 'functions/clients/document/registered-client.ts',
    find: '    ...CAPABILITIES,\n    ...changesIn(input),\n',
    replace: '    ...changesIn(input),\n    ...CAPABILITIES,\n',
    tests: REGISTERED,
  },
  {
    name: "remove another project's central client",
    file: 'functions/clients/operations.ts',
    find: '    if (stored && stored.project_id !== key.project_id) throw forbidden();\n',
    replace: '',
    tests: DELETE,
  },
  {
    name: 'remove the client that took the place of the one that was read',
    file: 'functions/clients/operations.ts',
    find: 'documents.delete(stored, stored)',
    replace: 'documents.delete(stored)',
    tests: DELETE,
  },
  {
    name: 'let a central client stand before the own one',
    file: 'functions/clients/client-table.ts',
    find: 'super.get({ project_id, client_id, is_central: false }',
    replace: 'super.get({ project_id, client_id, is_central: true }',
    tests: REPOSITORY,
  },
  {
    name: 'end a page of clients too early',
    file: 'functions/clients/client-table.ts',
    find: 'const end = skip + limit;',
    replace: 'const end = limit;',
    tests: REPOSITORY,
  },
  {
    name: 'file a central client under its project',
    file: 'functions/clients/client-table.ts',
    find: '(is_central ? CENTRAL_REGISTRY : project_id)',
    replace: '(is_central ? project_id : project_id)',
    tests: REPOSITORY,
  },
  {
    name: 'make a plan that nobody runs',
    file: 'functions/jobs/document/plan-actions.ts',
    find: '  if (!client) throw new UnprocessableEntity(`Client not found with ID ${shownText(client_id)}`);\n',
    replace: '  if (!client) return;\n',
    tests: CAPABLE,
  },
  {
    name: 'ask an agent for a mode that it lacks',
    file: 'functions/jobs/document/plan-actions.ts',
    find: "  mode: 'supported_modes',\n",
    replace: '',
    tests: CAPABLE,
  },
  {
    name: "take an agent's change of work unseen",
    file: 'functions/jobs/write-job.ts',
    find: '      return admission.admitted(edited, request, stored);\n',
    replace: '      return edited;\n',
    tests: PLANS,
  },
  {
    name: 'refuse the report of an agent whose client is gone',
    file: 'functions/jobs/agent-clients.ts',
    find: '    if (before && !isOtherWork(before, job)) return job;\n',
    replace: '',
    tests: AGENTS,
  },
  {
    name: 'look for the clients of managed plans',
    file: 'functions/jobs/agent-clients.ts',
    find: "agentClients === 'registered' && !managedClients.has(client_id)",
    replace: "agentClients === 'registered' && !managedClients.has(agentClients)",
    tests: AGENTS,
  },
  {
    name: "tell the processes of another project's client",
    file: 'functions/jobs/agent-clients.ts',
    find: 'client.project_id === identity.project_id',
    replace: 'client.project_id !== null',
    tests: AGENTS,
  },
  {
    name: 'tell a process to who searches for it',
    file: 'functions/jobs/get-job.ts',
    find: "hidesPid: agentClients === 'registered' }",
    replace: "hidesPid: agentClients !== 'registered' }",
    tests: PIDS,
  },
  {
    name: 'show an agent an abort without a process',
    file: 'functions/jobs/document/public-job.ts',
    find: '(hidesPid ? undefined : current_pid) ?? -1',
    replace: 'hidesPid ? null : (current_pid ?? -1)',
    tests: ['test/functions/jobs/document/public-job.test.ts'],
  },
  {
    name: 'mark events as shown in a poll that fails for its clients',
    file: 'functions/jobs/list-jobs.ts',
    find: '  const shown = await inBatches(',
    replace:
      '  if (isAgentPoll(search)) await markEventsShown(jobs, page);\n  const shown = await inBatches(',
    tests: PIDS,
  },
  {
    name: 'look a client up for each of its plans',
    file: 'functions/jobs/agent-clients.ts',
    find: '    this.found.set(key, found);\n',
    replace: '',
    tests: PIDS,
  },
];
