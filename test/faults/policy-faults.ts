import type { Fault } from './fault';

const LOCKED = ['test/functions/policy/assert-locked.test.ts'];
const OUTCOME = ['test/functions/policy/outcome.test.ts'];
const EVALUATE = ['test/functions/policy/evaluate-check.test.ts'];
const FILE = ['test/lib/policy-file.test.ts'];
const COMMAND = ['test/bin/policy.test.ts', 'test/bin/policy'];
const GATE = ['test/contract/gate.test.ts'];

/** What an operator's policy must not do, and what must not be said of it. */
export const POLICY_FAULTS: readonly Fault[] = [
  {
    name: 'let the lock between projects ask for a target',
    file: 'functions/policy/rules.ts',
    find: 'assertTargetless(rules, [CROSS_PROJECT]);',
    replace: '',
    tests: LOCKED,
  },
  {
    name: 'look for a target in cross_project only, not in what it refers to',
    file: 'functions/policy/rules.ts',
    find: 'for (const reference of referencesOf(check)) assertTargetless',
    replace: 'for (const reference of [] as string[]) assertTargetless',
    tests: LOCKED,
  },
  {
    name: 'overlook a target behind a negation',
    file: 'functions/policy/check.ts',
    find: "if (check.type === 'not') return targetKeysOf(check.check);",
    replace: "if (check.type === 'not') return [];",
    tests: LOCKED,
  },
  {
    name: 'take a lock for shut that depends on what is in the token',
    file: 'functions/policy/rules.ts',
    find: 'if (outcome === false) return;',
    replace: 'if (outcome !== true) return;',
    tests: LOCKED,
  },
  {
    name: 'take what is not known for a no behind a negation',
    file: 'functions/policy/outcome.ts',
    find: "typeof outcome === 'boolean' ? !outcome : outcome",
    replace: "typeof outcome === 'boolean' ? !outcome : false",
    tests: OUTCOME,
  },
  {
    name: 'believe that no token is outside of the admin project',
    file: 'functions/policy/outcome.ts',
    find: "is_admin_project: ['True', 'False']",
    replace: "is_admin_project: ['True']",
    tests: [...OUTCOME, ...LOCKED],
  },
  {
    name: "take every project for the token's own",
    file: 'functions/policy/outcome.ts',
    find: "return project === 'own';",
    replace: 'return true;',
    tests: OUTCOME,
  },
  {
    name: 'be silent about checks that nobody passes',
    file: 'lib/policy-warnings.ts',
    find: '...open, ...hopeless, ...idle',
    replace: '...open, ...idle',
    tests: ['test/lib/policy-warnings.test.ts'],
  },
  {
    name: 'find credentials in JavaScript itself',
    file: 'functions/policy/check.ts',
    find: 'return Object.entries(container ?? {}).find(([name]) => name === key)?.[1];',
    replace: 'return Reflect.get(Object(container ?? {}), key);',
    tests: [...EVALUATE, 'test/functions/policy/texts-at.test.ts'],
  },
  {
    name: 'take a missing value of the target for an empty one',
    file: 'functions/policy/check.ts',
    find: 'if (value === undefined) return undefined;',
    replace: '',
    tests: EVALUATE,
  },
  {
    name: 'read ! without quotes as an empty check, which allows all',
    file: 'lib/policy-file.ts',
    find: 'node.tag !== undefined',
    replace: 'node.tag === null',
    tests: FILE,
  },
  {
    name: 'take the last of two checks of one rule',
    file: 'lib/policy-file.ts',
    find: '{ prettyErrors: false,',
    replace: '{ prettyErrors: false, uniqueKeys: false,',
    tests: FILE,
  },
  {
    name: 'hand on a policy file without loading it',
    file: 'lib/policy-file.ts',
    find: 'loadRules(overrides);',
    replace: '',
    tests: FILE,
  },
  {
    name: 'open the sample policy to foreign projects',
    file: 'docs/policy-freezer-13.yaml',
    find: "'project_reader': 'project_id:%(project_id)s'",
    replace: "'project_reader': '@'",
    tests: FILE,
  },
  {
    name: 'explain a request without the lock between projects',
    file: 'bin/policy/explain-request.ts',
    find: 'allOf([lock.outcome, operation.outcome])',
    replace: 'operation.outcome',
    tests: COMMAND,
  },
  {
    name: 'end with 0 for what is denied',
    file: 'bin/policy/run-policy.ts',
    find: 'return outcome ? 0 : 1;',
    replace: 'return 0;',
    tests: COMMAND,
  },
  {
    name: 'open projects whose id begins like the own one',
    file: 'functions/authorizer/gate-policy.ts',
    find: '`${identity.project_id}/*`',
    replace: '`${identity.project_id}*`',
    tests: GATE,
  },
  {
    name: 'let a verb swallow the path',
    file: 'functions/authorizer/gate-policy.ts',
    find: '/${verb}${root}/${paths}',
    replace: '/*${root}/${paths}',
    tests: GATE,
  },
  {
    name: 'take any text for a project id',
    file: 'functions/contract/identity.ts',
    find: '/^[A-Za-z0-9_-]{1,64}$/',
    replace: '/./',
    tests: GATE,
  },
];
