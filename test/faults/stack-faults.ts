import type { Fault } from './fault';

const STACK = ['test/lib/freezer-stack.test.ts'];

/** What must not be deployed. */
export const STACK_FAULTS: readonly Fault[] = [
  {
    name: 'forget the challenge header',
    file: 'functions/shared/contract/gateway-responses.ts',
    find: 'body: UNAUTHORIZED_BODY, challenge: true',
    replace: 'body: UNAUTHORIZED_BODY',
    tests: ['test/lib/gateway-responses.test.ts'],
  },
  {
    name: 'open the fallback to everybody',
    file: 'lib/rest-api.ts',
    find: "this.root.resourceForPath(FALLBACK_PATH).addMethod('ANY', integrations.jobs);",
    replace:
      "this.root.resourceForPath(FALLBACK_PATH).addMethod('ANY', integrations.jobs, { authorizationType: AuthorizationType.NONE, authorizer: undefined as never });",
    tests: STACK,
  },
  {
    name: 'let the function read and write all of DynamoDB',
    file: 'lib/freezer-api.ts',
    find: "actions: ['dynamodb:GetItem']",
    replace: "actions: ['dynamodb:PutItem', 'dynamodb:GetItem']",
    tests: STACK,
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
    file: 'lib/jobs-table.ts',
    find: 'RemovalPolicy.RETAIN',
    replace: 'RemovalPolicy.DESTROY',
    tests: STACK,
  },
  {
    name: "rename the table's construct",
    file: 'lib/freezer-api.ts',
    find: "new JobsTable(this, 'JobsTable')",
    replace: "new JobsTable(this, 'Jobs')",
    tests: ['test/lib/logical-ids.test.ts'],
  },
];
