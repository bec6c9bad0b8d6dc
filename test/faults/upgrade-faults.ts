import { readFileSync } from 'node:fs';
import type { Fault } from './fault';

const DOCUMENTS = ['test/upgrade/documents.test.ts'];

/** What works until a deployment, or its rollback, meets what the other version has left. */
export const UPGRADE_FAULTS: readonly Fault[] = [
  {
    name: "need a member of the context that the former authorizer's results lack",
    ...inSeveralPlaces(
      'functions/http/authorizer-context.ts',
      [
        'access_rules: accessRulesText(identity.access_rules),',
        "access_rules: accessRulesText(identity.access_rules), region: 'one',",
      ],
      ["const expires_at = text('expires_at');", "const expires_at = text('expires_at');\n  text('region');"],
    ),
    tests: ['test/upgrade/context.test.ts'],
  },
  {
    name: "refuse a member of the context that the next version's authorizer adds",
    file: 'functions/http/authorizer-context.ts',
    find: "const expires_at = text('expires_at');",
    replace:
      "const expires_at = text('expires_at');\n  if ('of_tomorrow' in fields) throw new Error('An unknown member.');",
    tests: ['test/upgrade/context.test.ts'],
  },
  {
    name: 'leave a member of the context out that functions of the version before need',
    file: 'functions/http/authorizer-context.ts',
    find: '    is_admin_project: String(identity.is_admin_project),\n',
    replace: '',
    tests: ['test/upgrade/context.test.ts'],
  },
  {
    name: 'keep what a caller wrote in an attribute that the version before drops',
    ...inSeveralPlaces(
      'functions/jobs/job-table.ts',
      [
        'ordersOf: ({ client_id, created_at, job_id }) => ({',
        'ordersOf: ({ client_id, created_at, job_id, name }) => ({ ...(name && { name: undefined as never, _name: name }),',
      ],
      ['new Set(INTERNAL_JOB_FIELDS),', "new Set([...INTERNAL_JOB_FIELDS, '_name']),"],
      [
        'assert: assertStoredJob,',
        'assert: (item: any) => { if (item._name) item.name = item._name; delete item._name; assertStoredJob(item); },',
      ],
    ),
    tests: DOCUMENTS,
  },
  {
    name: 'write an internal attribute once, which the version before drops for good',
    file: 'functions/storage/item-form.ts',
    find: '    _creation_order: creationOrder(document.created_at, form.idOf(document)),',
    replace:
      "    _creation_order: creationOrder(document.created_at, form.idOf(document)),\n    ...(document._version === 1 && { _origin: 'api' }),",
    tests: DOCUMENTS,
  },
  {
    name: 'rename the attribute that stored documents are in order by',
    file: 'functions/contract/tables.ts',
    find: "{ by_creation: '_creation_order' }",
    replace: "{ by_creation: '_order_of_creation' }",
    tests: ['test/upgrade/template.test.ts'],
  },
  {
    name: 'ask DynamoDB for two indexes of a table at once',
    file: 'functions/contract/tables.ts',
    find: "projects_by_client: { partitionKey: 'client_id', sortKey: 'project_id' },",
    replace:
      "projects_by_client: { partitionKey: 'client_id', sortKey: 'project_id' }, by_user: { partitionKey: 'user_id' }, by_name: { partitionKey: 'name' },",
    tests: ['test/upgrade/template.test.ts'],
  },
];

/** A fault of one file that needs more than one change. */
function inSeveralPlaces(
  file: string,
  ...changes: readonly (readonly [find: string, replace: string])[]
): Pick<Fault, 'file' | 'find' | 'replace'> {
  const source = readFileSync(file, 'utf8');
  const changed = changes.reduce((text, [find, replace]) => {
    if (text.split(find).length !== 2) throw new Error(`${file} does not hold ${find} exactly once.`);
    return text.replace(find, () => replace);
  }, source);
  return { file, find: source, replace: changed };
}
