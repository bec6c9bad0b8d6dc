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
    find: "if (access !== 'public') {",
    replace: "if (access === 'token') {",
    tests: STACK,
  },
  {
    name: 'count 5xx where an outage of Keystone is none',
    file: 'lib/watching/dashboard.ts',
    find: "logs.metric('ServerError').with({ label: '5xx' })",
    replace: "restApi.deploymentStage.metricServerError({ label: '5xx' })",
    tests: ['test/lib/dashboard.test.ts'],
  },
  {
    name: 'count what nobody reads',
    file: 'lib/watching/watching.ts',
    find: "    const logs = new LogMetrics(this, 'Logs', watched);",
    replace: "    const logs = new LogMetrics(this, 'Logs', watched);\n    logs.metric('PolicyDenied');",
    tests: ['test/lib/watching.test.ts'],
  },
  {
    name: 'let refused tokens dilute the share of failed requests',
    file: 'lib/watching/log-metrics.ts',
    find: `failed('$.status != "5*"', '$.user_id != "-"')`,
    replace: `failed('$.status != "5*"')`,
    tests: ['test/lib/watching.test.ts'],
  },
  {
    name: 'share the metrics of the API with every other deployment',
    file: 'lib/rest-api.ts',
    find: 'restApiName: Names.uniqueResourceName(scope, { maxLength: 200 })',
    replace: "restApiName: 'Freezer'",
    tests: ['test/lib/two-deployments.test.ts'],
  },
  {
    name: 'pay for more alarms than the page of costs says',
    file: 'lib/watching/alarms.ts',
    find: 'usingMetrics: { failed: logs',
    replace: "usingMetrics: { more: logs.metric('OwnFault'), failed: logs",
    tests: ['test/lib/costs.test.ts'],
  },
  {
    name: 'let test invocations around the authorizer',
    file: 'lib/rest-api.ts',
    find: "this.arnForExecuteApi('*', '/*', stageName)",
    replace: 'this.arnForExecuteApi()',
    tests: ['test/lib/permissions.test.ts'],
  },
  {
    name: 'put the user id into the access log as it is',
    file: 'functions/authorizer/authorize.ts',
    find: 'JSON.stringify(identity.user_id).slice(1, -1)',
    replace: 'identity.user_id',
    tests: ['test/functions/authorizer/authorize.test.ts'],
  },
  {
    name: 'answer a page from elsewhere whose name leads here',
    file: 'local/listen.ts',
    find: "if (!hosts.includes(request.headers.host?.toLowerCase() ?? ''))",
    replace: 'if (hosts.length === 0)',
    tests: ['test/local/listen.test.ts'],
  },
  {
    name: 'start the identity service around the check of the Host',
    file: 'local/keystone/keystone.ts',
    find: 'const url = await listenLocally(server, options.port);',
    replace:
      "server.listen(options.port, '127.0.0.1'); await once(server, 'listening'); const url = `http://127.0.0.1:${Object(server.address()).port}`;",
    tests: ['test/local/listen.test.ts'],
  },
  {
    name: 'leave the synthesized stack behind when the start is interrupted',
    file: 'bin/local.ts',
    find: '      interruption.abort();',
    replace: '      process.exit(0);',
    tests: ['test/bin/local.test.ts'],
  },
  {
    name: 'pack code of others without its licence',
    file: 'bin/third-party-notices.ts',
    find: 'bytesInOutput > 0 ? [file] : []',
    replace: "bytesInOutput > 0 && !file.includes('@smithy') ? [file] : []",
    tests: ['test/bin/third-party-notices.test.ts'],
  },
];
