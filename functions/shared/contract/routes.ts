/** The verbs that API Gateway's `ANY` stands for. */
export const HTTP_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
export type HttpMethod = (typeof HTTP_METHODS)[number];

/** One operation of the API: its name is also its file, its `operationId` and its log field. */
export interface Route {
  readonly operation: string;
  readonly method: HttpMethod;
  /** API Gateway's resource path; each `{parameter}` is one segment. */
  readonly path: string;
  /** The oslo.policy rule that the dispatcher enforces before the operation runs. */
  readonly rule: string;
  /** The function (folder of `functions/`) that serves it. */
  readonly resource: 'jobs';
}

/** The whole API. The stack, the dispatcher, the OpenAPI test and the policy table are made from it. */
export const ROUTES: readonly Route[] = [
  {
    operation: 'getJob',
    method: 'GET',
    path: '/v2/{project_id}/jobs/{job_id}',
    rule: 'jobs:get',
    resource: 'jobs',
  },
];

/**
 * Where every request goes that no route matches: API Gateway prefers a declared resource and verb, and takes the
 * greedy resource for the rest, a known path with another verb included.
 */
export const FALLBACK_PATH = '/{proxy+}';
