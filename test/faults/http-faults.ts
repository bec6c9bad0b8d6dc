import type { Fault } from './fault';

const HANDLER = ['test/functions/http/api-handler.test.ts'];
const REQUEST = ['test/functions/http/api-request.test.ts'];
const ANSWER = ['test/functions/http/response.test.ts'];

/** What a handler must not do with a request. */
export const HTTP_FAULTS: readonly Fault[] = [
  {
    name: 'skip the tenant check in the handler',
    file: 'functions/http/dispatch.ts',
    find: 'if (project_id !== undefined && !mayEnterProject(policy, identity, project_id))',
    replace: 'if (project_id === "")',
    tests: HANDLER,
  },
  {
    name: 'skip the rule of the operation',
    file: 'functions/http/dispatch.ts',
    find: 'if (rule !== undefined && !passes(policy, identity, rule, parameters))',
    replace: "if (rule === 'none')",
    tests: HANDLER,
  },
  {
    name: 'believe a cached decision longer than its token',
    file: 'functions/http/dispatch.ts',
    find: '<= now.getTime()',
    replace: '<= 0',
    tests: HANDLER,
  },
  {
    name: 'serve whatever begins with two slashes',
    file: 'functions/http/api-request.ts',
    find: '(?=\\/v2(?:\\/|$))',
    replace: '(?=\\/)',
    tests: REQUEST,
  },
  {
    name: 'ignore Accept',
    file: 'functions/http/dispatch.ts',
    find: "if (!acceptsJson(request.header('accept')))",
    replace: "if (request.header('accept') === 'never')",
    tests: HANDLER,
  },
  {
    name: 'trust a request without the authorizer',
    file: 'functions/http/authorizer-context.ts',
    find: "typeof value !== 'string' || value === ''",
    replace: 'value === null',
    tests: ['test/functions/http/authorizer-context.test.ts'],
  },
  {
    name: 'tell the caller the cause of a fault of ours',
    file: 'functions/http/response.ts',
    find: "description: 'An unexpected error occurred on the server.'",
    replace: 'description: String(error)',
    tests: ANSWER,
  },
  {
    name: 'forget Retry-After',
    file: 'functions/http/response.ts',
    find: "headers: { 'Retry-After': String(RETRY_AFTER_SECONDS) }, ",
    replace: '',
    tests: ANSWER,
  },
  {
    name: 'forget the Allow header',
    file: 'functions/http/response.ts',
    find: 'headers: { Allow: error.allow }, ',
    replace: '',
    tests: ANSWER,
  },
  {
    name: 'take headers by exact spelling',
    file: 'functions/http/api-request.ts',
    find: 'const key = name.toLowerCase();',
    replace: 'const key = name;',
    tests: REQUEST,
  },
  {
    name: 'let a caller write into the headers of the answer',
    file: 'functions/http/api-request.ts',
    find: '!CALLERS_OWN.test(sent)',
    replace: "sent === ''",
    tests: REQUEST,
  },
];
