import type { Fault } from './fault';

const CREATE = ['test/functions/clients/create-client.test.ts'];
const DELETE = ['test/functions/clients/delete-client.test.ts'];
const REGISTERED = ['test/functions/shared/freezer/clients/registered-client.test.ts'];
const REPOSITORY = ['test/functions/shared/storage/client-repository.test.ts'];

/** What must not happen to backup agents, nor to plans because of them. */
export const CLIENTS_FAULTS: readonly Fault[] = [
  {
    name: 'let a member register a central client',
    file: 'functions/clients/create-client.ts',
    find: "input.is_central === true && !request.maySpanProjects('clients:create_central')",
    replace: "input.is_central === true && !request.maySpanProjects('jobs:get_all_projects')",
    tests: CREATE,
  },
  {
    name: "take another project's central client over",
    file: 'functions/shared/freezer/clients/registered-client.ts',
    find: '  if (stored.project_id !== project_id) throw new DocumentExists(taken);\n',
    replace: '',
    tests: REGISTERED,
  },
  {
    name: "make a project's client everybody's",
    file: 'functions/shared/freezer/clients/registered-client.ts',
    find: 'input.is_central === true && !stored.is_central',
    replace: 'input.is_central === true && stored.is_central',
    tests: REGISTERED,
  },
  {
    name: 'forget what a client said that it cannot',
    file: 'functions/shared/freezer/clients/registered-client.ts',
    find: '    ...CAPABILITIES,\n    ...changesIn(input),\n',
    replace: '    ...changesIn(input),\n    ...CAPABILITIES,\n',
    tests: REGISTERED,
  },
  {
    name: "remove another project's central client",
    file: 'functions/clients/delete-client.ts',
    find: '    if (stored && stored.project_id !== key.project_id) throw new AccessForbidden(FORBIDDEN_BODY.description);\n',
    replace: '',
    tests: DELETE,
  },
  {
    name: 'remove the client that took the place of the one that was read',
    file: 'functions/clients/delete-client.ts',
    find: 'documents.delete(stored, stored)',
    replace: 'documents.delete(stored)',
    tests: DELETE,
  },
  {
    name: 'let a central client stand before the own one',
    file: 'functions/shared/storage/client-repository.ts',
    find: 'super.get({ project_id, client_id, is_central: false })',
    replace: 'super.get({ project_id, client_id, is_central: true })',
    tests: REPOSITORY,
  },
  {
    name: 'end a page of clients too early',
    file: 'functions/shared/storage/client-repository.ts',
    find: 'const end = skip + limit;',
    replace: 'const end = limit;',
    tests: REPOSITORY,
  },
  {
    name: 'file a central client under its project',
    file: 'functions/shared/storage/client-form.ts',
    find: '(is_central ? CENTRAL_REGISTRY : project_id)',
    replace: '(is_central ? project_id : project_id)',
    tests: REPOSITORY,
  },
];
