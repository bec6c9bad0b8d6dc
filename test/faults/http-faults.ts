import type { Fault } from './fault';

const HANDLER = ['test/functions/shared/http/api-handler.test.ts'];
const ANSWER = ['test/functions/shared/http/answer.test.ts'];

/** What a handler must not do with a request. */
export const HTTP_FAULTS: readonly Fault[] = [
  {
    name: 'skip the tenant check in the handler',
    file: 'functions/shared/http/dispatch.ts',
    find: 'if (project_id !== undefined && !mayEnterProject(policy, identity, project_id))',
    replace: 'if (project_id === "")',
    tests: HANDLER,
  },
  {
    name: 'skip the rule of the operation',
    file: 'functions/shared/http/dispatch.ts',
    find: 'if (rule !== undefined && !policy.allows(rule, { project_id }, credentialsOf(identity)))',
    replace: 'if (project_id === "")',
    tests: HANDLER,
  },
  {
    name: 'believe a cached verdict longer than its token',
    file: 'functions/shared/http/dispatch.ts',
    find: '<= Date.now()',
    replace: '<= 0',
    tests: HANDLER,
  },
  {
    name: 'ignore Accept',
    file: 'functions/shared/http/dispatch.ts',
    find: "if (!acceptsJson(header(event, 'accept')))",
    replace: 'if (header(event, "accept") === "never")',
    tests: HANDLER,
  },
  {
    name: 'trust a request without the authorizer',
    file: 'functions/shared/http/authorizer-context.ts',
    find: "typeof value !== 'string' || value === ''",
    replace: 'value === null',
    tests: ['test/functions/shared/http/authorizer-context.test.ts'],
  },
  {
    name: 'tell the caller the cause of a fault of ours',
    file: 'functions/shared/http/answer.ts',
    find: "description: 'An unexpected error occurred on the server.'",
    replace: 'description: String(error)',
    tests: ANSWER,
  },
  {
    name: 'forget Retry-After',
    file: 'functions/shared/http/answer.ts',
    find: "headers: { 'Retry-After': String(RETRY_AFTER_SECONDS) }, ",
    replace: '',
    tests: ANSWER,
  },
  {
    name: 'forget the Allow header',
    file: 'functions/shared/http/answer.ts',
    find: 'headers: { Allow: error.allow }, ',
    replace: '',
    tests: ANSWER,
  },
  {
    name: 'take headers by exact spelling',
    file: 'functions/shared/http/header.ts',
    find: 'key.toLowerCase() === name',
    replace: 'key === name',
    tests: ['test/functions/shared/http/header.test.ts'],
  },
  {
    name: 'let a caller write into the headers of the answer',
    file: 'functions/shared/http/request-id.ts',
    find: '!CALLERS_OWN.test(sent)',
    replace: "sent === ''",
    tests: ['test/functions/shared/http/request-id.test.ts'],
  },
];
