import type { HttpMethod } from './http-methods';

/** The functions, each a folder of `functions/`. */
export const RESOURCES = ['discovery', 'jobs'] as const;
export type Resource = (typeof RESOURCES)[number];

/**
 * Who may call an operation: `public` needs no token, `token` any valid one, whatever its scope and roles; otherwise
 * the name of the oslo.policy rule that the dispatcher enforces before the operation runs.
 */
export type Access = 'public' | 'token' | { readonly rule: string };

/** One operation of the API: its name is also its file, its `operationId` and its log field. */
export interface Route {
  readonly operation: string;
  readonly method: HttpMethod;
  /** API Gateway's resource path; each `{parameter}` is one segment. */
  readonly path: string;
  readonly access: Access;
  /** The function that serves it. */
  readonly resource: Resource;
}

const JOBS = '/v2/{project_id}/jobs';
const JOB = `${JOBS}/{job_id}`;

/** The whole API. The stack, the dispatcher, the OpenAPI test and the policy table are made from it. */
export const ROUTES: readonly Route[] = [
  discovery('listVersions', '/', 'public'),
  discovery('getVersion', '/v2', 'token'),
  discovery('getHealth', '/healthcheck', 'public'),
  jobs('listJobs', 'GET', JOBS, 'jobs:get_all'),
  jobs('createJob', 'POST', JOBS, 'jobs:create'),
  jobs('getJob', 'GET', JOB, 'jobs:get'),
  jobs('updateJob', 'PATCH', JOB, 'jobs:update'),
  jobs('replaceJob', 'POST', JOB, 'jobs:create'),
  jobs('deleteJob', 'DELETE', JOB, 'jobs:delete'),
  jobs('createJobEvent', 'POST', `${JOB}/event`, 'jobs:event:create'),
  jobs('reportJob', 'POST', `${JOB}/report`, 'jobs:report'),
];

function discovery(operation: string, path: string, access: Access): Route {
  return { operation, method: 'GET', path, access, resource: 'discovery' };
}

function jobs(operation: string, method: HttpMethod, path: string, rule: string): Route {
  return { operation, method, path, access: { rule }, resource: 'jobs' };
}

/** The rule of a route whose access a policy decides. */
export function ruleOf({ access }: Route): string | undefined {
  return typeof access === 'string' ? undefined : access.rule;
}

/**
 * Where every request goes that no route matches: API Gateway prefers a declared resource and verb, and takes the
 * greedy resource for the rest, a known path with another verb included.
 */
export const FALLBACK_PATH = '/{proxy+}';
