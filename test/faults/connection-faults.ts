import type { Fault } from './fault';

const STORAGE = ['test/functions/storage/kept-connections.test.ts'];
const KEYSTONE = ['test/functions/keystone/keystone-client-idle.test.ts'];

/** What must not become of requests after a pause, in which the other side has forgotten the connections. */
export const CONNECTION_FAULTS: readonly Fault[] = [
  {
    name: 'trust connections to DynamoDB that waited through a pause',
    file: 'functions/storage/kept-connections.ts',
    find: 'if (now - lastUsed > KEPT_MS) drop();',
    replace: '',
    tests: STORAGE,
  },
  {
    name: 'try DynamoDB again over connections that are as old',
    file: 'functions/storage/kept-connections.ts',
    find: 'drop();\n        throw fault;',
    replace: 'throw fault;',
    tests: STORAGE,
  },
  {
    name: 'drop connections to DynamoDB because it refused a request',
    file: 'functions/storage/kept-connections.ts',
    find: "step: 'deserialize', priority: 'low'",
    replace: "step: 'build', priority: 'high'",
    tests: STORAGE,
  },
  {
    name: 'wait for Keystone on a connection that it may have forgotten',
    file: 'functions/outbound/http-client.ts',
    find: 'unsure ? within(this.timeoutMs / 3, kept, (late) => new StaleConnection(late)) : kept',
    replace: 'kept',
    tests: KEYSTONE,
  },
  {
    name: 'give up what a slow Keystone still answers',
    file: 'functions/outbound/http-client.ts',
    find: 'Promise.any([kept, anew]).catch(() => anew)',
    replace: 'anew',
    tests: KEYSTONE,
  },
  {
    name: 'ask Keystone again over a connection that is as old',
    file: 'functions/outbound/http-client.ts',
    find: 'this.dropKept();\n      const anew',
    replace: 'const anew',
    tests: KEYSTONE,
  },
  {
    name: 'ask a slow Keystone everything twice',
    file: 'functions/outbound/http-client.ts',
    find: "idle > SURE_MS && idle <= KEPT_MS && request.method === 'GET'",
    replace: "request.method === 'GET'",
    tests: KEYSTONE,
  },
  {
    name: 'make a trust twice because Keystone is slow',
    file: 'functions/outbound/http-client.ts',
    find: " && request.method === 'GET'",
    replace: '',
    tests: KEYSTONE,
  },
];
