import type { Fault } from './fault';

const AUTHORIZE = ['test/functions/authorizer/authorize.test.ts'];
const GATE = ['test/functions/authorizer/gate-policy.test.ts'];
const VALIDATE = ['test/functions/keystone/validate-token.test.ts'];
const CLIENT = ['test/functions/keystone/keystone-client.test.ts'];
const PARSE = ['test/functions/keystone/parse-token.test.ts'];
const SHOW_PLAN = ['test/api/show-plan.test.ts'];

/** What the authorizer must not do. */
export const AUTHORIZER_FAULTS: readonly Fault[] = [
  {
    name: 'build the policy from the requested path',
    file: 'functions/authorizer/gate-policy.ts',
    find: 'Resource: [...versionDocument(stage), ...resources]',
    replace: 'Resource: [methodArn, ...resources]',
    tests: GATE,
  },
  {
    name: 'open the gate with a wildcard verb',
    file: 'functions/authorizer/gate-policy.ts',
    find: '`${stage}/${verb}${root}/${paths}`',
    replace: '`${stage}/*${root}/${paths}`',
    tests: GATE,
  },
  {
    name: 'open every project behind a second slash',
    file: 'functions/authorizer/gate-policy.ts',
    find: "const ROOTS = ['/v2', '//v2'] as const;",
    replace: "const ROOTS = ['/v2', '//*'] as const;",
    tests: GATE,
  },
  {
    name: 'open the own project wherever its id stands',
    file: 'functions/authorizer/gate-policy.ts',
    find: "const ROOTS = ['/v2', '//v2'] as const;",
    replace: "const ROOTS = ['/v2', '//v2', '/*/v2'] as const;",
    tests: GATE,
  },
  {
    name: 'open all projects to every token',
    file: 'functions/authorizer/gate-policy.ts',
    find: 'crossProject ? ',
    replace: "crossProject || identity.scope === 'project' ? ",
    tests: GATE,
  },
  {
    name: 'log the token',
    file: 'functions/authorizer/authorize.ts',
    find: "outcome: 'accepted',",
    replace: "outcome: 'accepted', token,",
    tests: AUTHORIZE,
  },
  {
    name: 'ask Keystone about what cannot be a token',
    file: 'functions/authorizer/authorize.ts',
    find: 'if (!TOKEN.test(token))',
    replace: "if (token === 'never')",
    tests: AUTHORIZE,
  },
  {
    name: 'report an outage as a bad token',
    file: 'functions/authorizer/authorize.ts',
    find: 'if (error instanceof InvalidToken)',
    replace: 'if (error instanceof Error)',
    tests: AUTHORIZE,
  },
  {
    name: "treat Keystone's 500 as 401",
    file: 'functions/keystone/validate-token.ts',
    find: 'case 401:',
    replace: 'case 500:\n    case 401:',
    tests: VALIDATE,
  },
  {
    name: "treat a web server's 404 as Keystone's",
    file: 'functions/keystone/validate-token.ts',
    find: "objectIn(parseJson(body), 'error')?.['code'] === 404",
    replace: "body !== ''",
    tests: VALIDATE,
  },
  {
    name: 'accept an expired token from Keystone',
    file: 'functions/keystone/validate-token.ts',
    find: '<= Date.now()',
    replace: '<= 0',
    tests: VALIDATE,
  },
  {
    name: 'open a connection for every token',
    file: 'functions/outbound/http-client.ts',
    find: 'new Agent({ keepAlive: true })',
    replace: 'new Agent({ keepAlive: false })',
    tests: CLIENT,
  },
  {
    name: 'wait for Keystone for ever',
    file: 'functions/outbound/http-client.ts',
    find: 'deadline - Date.now()',
    replace: '1e9',
    tests: CLIENT,
  },
  {
    name: 'pass on a closed kept-alive connection as an outage',
    file: 'functions/outbound/http-client.ts',
    find: '!responded && isClosed(error) && request.reusedSocket',
    replace: '!responded && isClosed(error) && !request.reusedSocket',
    tests: CLIENT,
  },
  {
    name: 'let a wildcard project id through',
    file: 'functions/contract/identity.ts',
    find: '/^[A-Za-z0-9_-]{1,64}$/',
    replace: '/./',
    tests: PARSE,
  },
  {
    name: "treat the foreign token's project as nobody's",
    file: 'functions/policy/policy.ts',
    find: 'identity.project_id === projectId',
    replace: 'identity.project_id !== null',
    tests: ['test/functions/policy/tenant.test.ts'],
  },
  {
    name: 'cache the verdict by path',
    file: 'functions/authorizer/gate-policy.ts',
    find: '[...versionDocument(stage), ...resources]',
    replace: '[methodArn, `${stage}/GET/v2`]',
    tests: SHOW_PLAN,
  },
];
