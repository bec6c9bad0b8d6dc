import type { Fault } from './fault';

const STACK = ['test/lib/freezer-stack.test.ts'];

/** What must not be deployed. */
export const STACK_FAULTS: readonly Fault[] = [
  {
    name: 'forget the challenge header',
    file: 'functions/contract/gateway-responses.ts',
    find: 'body: UNAUTHORIZED_BODY, challenge: true',
    replace: 'body: UNAUTHORIZED_BODY',
    tests: ['test/lib/gateway-responses.test.ts'],
  },
  {
    name: "send the demo's passwords to any Keystone",
    file: 'local/local-stack.ts',
    find: 'apiPage(options.keystoneUrl === undefined ? keystoneUrl : undefined)',
    replace: 'apiPage(keystoneUrl)',
    tests: ['test/bin/local.test.ts'],
  },
  {
    name: 'open the fallback to everybody',
    file: 'lib/rest-api.ts',
    find: "this.root.resourceForPath(FALLBACK_PATH).addMethod('ANY', integrations.fallback);",
    replace:
      "this.root.resourceForPath(FALLBACK_PATH).addMethod('ANY', integrations.fallback, { authorizationType: AuthorizationType.NONE, authorizer: undefined as never });",
    tests: STACK,
  },
  {
    name: 'let the function do everything with its table',
    file: 'lib/table-access.ts',
    find: 'items.map((verb) => `dynamodb:${verb}`)',
    replace: '["dynamodb:DeleteTable", ...items.map((verb) => `dynamodb:${verb}`)]',
    tests: ['test/lib/permissions.test.ts'],
  },
  {
    name: 'write tokens into data traces',
    file: 'lib/rest-api.ts',
    find: 'dataTraceEnabled: false',
    replace: 'dataTraceEnabled: true',
    tests: STACK,
  },
  {
    name: 'lose the table with the stack',
    file: 'lib/document-table.ts',
    find: 'RemovalPolicy.RETAIN',
    replace: 'RemovalPolicy.DESTROY',
    tests: STACK,
  },
  {
    name: "rename the table's construct",
    file: 'lib/freezer-api.ts',
    find: 'documentTable(this, `${capitalised(name)}Table`, name, settings)',
    replace: 'documentTable(this, capitalised(name), name, settings)',
    tests: ['test/lib/logical-ids.test.ts'],
  },
  {
    name: 'let anybody in where only health is public',
    file: 'lib/rest-api.ts',
    find: "access === 'public' ? {",
    replace: "access !== 'token' ? {",
    tests: STACK,
  },
];
