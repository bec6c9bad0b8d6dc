import type { Fault } from './fault';

const LIBRARY = ['test/functions/jobs/action-library.test.ts'];
const PLAN_ACTIONS = ['test/functions/jobs/document/plan-actions.test.ts'];
const POLL = ['test/functions/jobs/agent-polls.test.ts'];
const ACTIONS = ['test/functions/actions/document'];
const BACKUPS = ['test/functions/backups/document'];
const FULL = ['test/functions/storage/collection-size.test.ts'];

/** What must not happen to actions, backups, and the plans that are made of actions. */
export const DOCUMENTS_FAULTS: readonly Fault[] = [
  {
    name: 'give an agent ten plans a page, so that one slips between two',
    file: 'functions/jobs/listed-plans.ts',
    find: 'isPoll ? { ...asked.page, limit: Infinity } : asked.page',
    replace: 'asked.page',
    tests: POLL,
  },
  {
    name: 'forget an operation for paths that end with a slash',
    file: 'functions/fallback/fallback.lambda.ts',
    find: "    ...served('backups', backupsOperations({ documents: backups, getBodies, hasRuns })),\n",
    replace: '',
    tests: ['test/contract/wiring.test.ts'],
  },
  {
    name: 'put the actions of a plan over those of the library',
    file: 'functions/jobs/action-library.ts',
    find: 'return taken.size === 0 ? asked : make(withoutActionIds(input, taken));',
    replace: 'return taken.size === 0 ? asked : asked;',
    tests: LIBRARY,
  },
  {
    name: "read the library for every agent's report",
    file: 'functions/jobs/action-library.ts',
    find: 'const added = addedActions(asked, stored);',
    replace: 'const added = addedActions(asked, undefined);',
    tests: LIBRARY,
  },
  {
    name: 'fail a plan that is stored because the library does not answer',
    file: 'functions/jobs/action-library.ts',
    find: '.catch((fault: unknown) => [fault])',
    replace: '',
    tests: LIBRARY,
  },
  {
    name: 'take equal work with other keys first for another work',
    file: 'functions/jobs/document/plan-actions.ts',
    find: "canonicalJson([entry['action_id'], workIn(entry)])",
    replace: "JSON.stringify([entry['action_id'], workIn(entry)])",
    tests: PLAN_ACTIONS,
  },
  {
    name: 'compare each action of a plan with each of the plan before',
    file: 'functions/jobs/document/plan-actions.ts',
    find: '!texts.has(actionText(entry))',
    replace: '!known.some((other) => isSameAction(entry, other))',
    tests: PLAN_ACTIONS,
  },
  {
    name: 'write to the library for each entry of one id',
    file: 'functions/jobs/action-library.ts',
    find: 'added.toReversed().map((entry) => [entry.action_id, entry])',
    replace: 'added.toReversed().map((entry, n) => [String(n), entry])',
    tests: LIBRARY,
  },
  {
    name: 'read all that the library has under the ids of a plan',
    file: 'functions/jobs/action-library.ts',
    find: '    assertFound(this.foundBytes);\n',
    replace: '',
    tests: LIBRARY,
  },
  {
    name: 'take an id for free where only one of its entries does what the library says',
    file: 'functions/jobs/action-library.ts',
    find: '(said.size > 1 || !said.has(',
    replace: '(!said.has(',
    tests: LIBRARY,
  },
  {
    name: 'let the library overwrite what an entry of a plan says itself',
    file: 'functions/jobs/document/plan-actions.ts',
    find: '{ ...action, ...entry }',
    replace: '{ ...entry, ...action }',
    tests: PLAN_ACTIONS,
  },
  {
    name: 'lose what an action says beside its work',
    file: 'functions/actions/document/changed-action.ts',
    find: '_extra: { ...stored._extra, ...extra }',
    replace: '_extra: { ...extra }',
    tests: ACTIONS,
  },
  {
    name: 'take an action of no kind',
    file: 'functions/actions/document/changed-action.ts',
    find: 'const checked = checkedBody(actionDocument, body);',
    replace:
      'const checked = body as never as ReturnType<typeof checkedBody<import("./schema/action-body").ActionDocumentBody>>;',
    tests: ACTIONS,
  },
  {
    name: 'forget the metadata that a change of a backup does not name',
    file: 'functions/backups/document/changed-backup.ts',
    find: '{ ...stored.backup_metadata, ...backup_metadata }',
    replace: '{ ...backup_metadata }',
    tests: BACKUPS,
  },
  {
    name: 'find backups of no time in every span',
    file: 'functions/backups/document/backup.ts',
    find: "return typeof time === 'number' && first <= time && time <= last;",
    replace: "return !(typeof time === 'number') || (first <= time && time <= last);",
    tests: BACKUPS,
  },
  {
    name: 'show more of a backup than its keys',
    file: 'functions/backups/document/backup.ts',
    find: 'return { project_id, backup_id, user_id, status, backup_metadata };',
    replace:
      'return { project_id, backup_id, user_id, status, backup_metadata, created_at: backup.created_at };',
    tests: BACKUPS,
  },
  {
    name: 'say nothing of a project that will be full one day',
    file: 'functions/storage/document-repository.ts',
    find: '...(isNew && MEASURED)',
    replace: '...(!isNew && MEASURED)',
    tests: FULL,
  },
  {
    name: 'call a full project a fault that only the log explains',
    file: 'functions/storage/requests.ts',
    find: 'new StorageEngineError(FULL, 413, { cause: fault })',
    replace: 'new StorageEngineError(FULL, 500, { cause: fault })',
    tests: FULL,
  },
  {
    name: 'wake nobody for a full project',
    file: 'functions/runtime/fault-of.ts',
    find: "if (error.status !== 503) return 'own';",
    replace: "if (error.status === 413) return undefined;\n  if (error.status !== 503) return 'own';",
    tests: ['test/functions/runtime/fault-of.test.ts'],
  },
];
