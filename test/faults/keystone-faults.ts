import type { Fault } from './fault';

const VERDICTS = ['test/functions/keystone/cached-decisions.test.ts'];
const CLIENT = ['test/functions/keystone/keystone-client.test.ts'];
const PARSE = ['test/functions/keystone/parse-token.test.ts'];
const RULES = ['test/functions/http/access-rules.test.ts'];
const CONTEXT = ['test/functions/http/authorizer-context.test.ts'];
const HANDLER = ['test/functions/http/api-handler.test.ts'];

/** What must not happen to Keystone, to whom it refused, and to whom it restricted. */
export const KEYSTONE_FAULTS: readonly Fault[] = [
  {
    name: 'ask Keystone about a refused token each time',
    file: 'functions/keystone/cached-decisions.ts',
    find: 'if (refusal && refusal.until > this.now()) throw refusal.error;',
    replace: '',
    tests: VERDICTS,
  },
  {
    name: 'refuse a token for five minutes',
    file: 'functions/keystone/cached-decisions.ts',
    find: 'REFUSAL_MS = 30_000',
    replace: 'REFUSAL_MS = 300_000',
    tests: VERDICTS,
  },
  {
    name: 'remember an outage as a refusal',
    file: 'functions/keystone/cached-decisions.ts',
    find: 'if (error instanceof InvalidToken) this.remember(key, error);',
    replace: 'this.remember(key, error as InvalidToken);',
    tests: VERDICTS,
  },
  {
    name: 'let a flood of bad tokens fill the memory',
    file: 'functions/keystone/cached-decisions.ts',
    find: 'this.refusals.size <= MAX_REFUSALS',
    replace: 'this.refusals.size > 0',
    tests: VERDICTS,
  },
  {
    name: 'keep tokens in memory',
    file: 'functions/keystone/cached-decisions.ts',
    find: "hash('sha256', token, 'base64')",
    replace: 'token',
    tests: VERDICTS,
  },
  {
    name: 'ask for each of many concurrent requests',
    file: 'functions/keystone/cached-decisions.ts',
    find: 'this.questions.get(key) ?? ',
    replace: '',
    tests: VERDICTS,
  },
  {
    name: 'remember good verdicts for ever',
    file: 'functions/keystone/cached-decisions.ts',
    find: '.finally(() => this.questions.delete(key))',
    replace: '',
    tests: VERDICTS,
  },
  {
    name: 'do not ask for access rules',
    file: 'functions/keystone/keystone-client.ts',
    find: "'OpenStack-Identity-Access-Rules': '1',",
    replace: '',
    tests: CLIENT,
  },
  {
    name: 'take malformed access rules for none',
    file: 'functions/keystone/validate-token.ts',
    find: 'if (!Array.isArray(rules) || !rules.every(isAccessRule)) return undefined;',
    replace: 'if (!Array.isArray(rules) || !rules.every(isAccessRule)) return null;',
    tests: PARSE,
  },
  {
    name: 'drop access rules that do not fit the context',
    file: 'functions/http/authorizer-context.ts',
    find: '? TOO_MANY_RULES : json',
    replace: '? UNRESTRICTED : json',
    tests: CONTEXT,
  },
  {
    name: 'take a context without access rules for an unrestricted one',
    file: 'functions/http/authorizer-context.ts',
    find: "accessRules(text('access_rules'))",
    replace: "fields['access_rules'] === undefined ? null : accessRules(text('access_rules'))",
    tests: CONTEXT,
  },
  {
    name: 'let an empty list of access rules allow everything',
    file: 'functions/http/dispatch.ts',
    find: 'return access_rules === null ||',
    replace: 'return !access_rules?.length ||',
    tests: HANDLER,
  },
  {
    name: 'hold access rules against the path that the event tells',
    file: 'functions/http/api-request.ts',
    find: 'path: requestPath(resource, parameters)',
    replace: 'path: event.path',
    tests: HANDLER,
  },
  {
    name: 'let access rules for other services in',
    file: 'functions/http/access-rules.ts',
    find: 'rule.service === service &&',
    replace: '',
    tests: RULES,
  },
  {
    name: 'let the * of an access rule cross a slash',
    file: 'functions/http/access-rules.ts',
    find: "path[place] !== '/' && ",
    replace: '',
    tests: RULES,
  },
];
