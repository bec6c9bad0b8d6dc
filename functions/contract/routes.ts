import type { HttpMethod } from './http-methods';

/** The functions, each a folder of `functions/`; the fallback has no routes of its own. */
export const RESOURCES = [
  'discovery',
  'jobs',
  'clients',
  'actions',
  'backups',
  'sessions',
  'fallback',
] as const;
export type Resource = (typeof RESOURCES)[number];

/**
 * Who may call an operation: `public` needs no token, `token` any valid one, whatever its scope and roles; otherwise
 * the name of the oslo.policy rule that the dispatcher enforces before the operation runs.
 */
export type Access = 'public' | 'token' | { readonly rule: string };

/** What needs no token at the path of a public operation: load balancers ask with any of them. */
export const PUBLIC_METHODS = ['GET', 'HEAD', 'OPTIONS'] as const satisfies readonly HttpMethod[];

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
const CLIENTS = '/v2/{project_id}/clients';
const CLIENT = `${CLIENTS}/{client_id}`;
const ACTIONS = '/v2/{project_id}/actions';
const ACTION = `${ACTIONS}/{action_id}`;
const BACKUPS = '/v2/{project_id}/backups';
const BACKUP = `${BACKUPS}/{backup_id}`;
const SESSIONS = '/v2/{project_id}/sessions';
const SESSION = `${SESSIONS}/{session_id}`;
const SESSION_JOB = `${SESSION}/jobs/{job_id}`;

/** The whole API. The stack, the dispatcher, the OpenAPI test and the policy table are made from it. */
export const ROUTES = [
  discovery('listVersions', '/', 'public'),
  discovery('getVersion', '/v2', 'token'),
  discovery('getHealth', '/healthcheck', 'public'),
  ruled('jobs', 'listJobs', 'GET', JOBS, 'jobs:get_all'),
  ruled('jobs', 'createJob', 'POST', JOBS, 'jobs:create'),
  ruled('jobs', 'getJob', 'GET', JOB, 'jobs:get'),
  ruled('jobs', 'updateJob', 'PATCH', JOB, 'jobs:update'),
  ruled('jobs', 'replaceJob', 'POST', JOB, 'jobs:create'),
  ruled('jobs', 'deleteJob', 'DELETE', JOB, 'jobs:delete'),
  ruled('jobs', 'createJobEvent', 'POST', `${JOB}/event`, 'jobs:event:create'),
  ruled('jobs', 'reportJob', 'POST', `${JOB}/report`, 'jobs:report'),
  ruled('clients', 'listClients', 'GET', CLIENTS, 'clients:get_all'),
  ruled('clients', 'createClient', 'POST', CLIENTS, 'clients:create'),
  ruled('clients', 'getClient', 'GET', CLIENT, 'clients:get'),
  ruled('clients', 'deleteClient', 'DELETE', CLIENT, 'clients:delete'),
  ruled('actions', 'listActions', 'GET', ACTIONS, 'actions:get_all'),
  ruled('actions', 'createAction', 'POST', ACTIONS, 'actions:create'),
  ruled('actions', 'getAction', 'GET', ACTION, 'actions:get'),
  ruled('actions', 'updateAction', 'PATCH', ACTION, 'actions:update'),
  ruled('actions', 'replaceAction', 'POST', ACTION, 'actions:replace'),
  ruled('actions', 'deleteAction', 'DELETE', ACTION, 'actions:delete'),
  ruled('backups', 'listBackups', 'GET', BACKUPS, 'backups:get_all'),
  ruled('backups', 'createBackup', 'POST', BACKUPS, 'backups:create'),
  ruled('backups', 'getBackup', 'GET', BACKUP, 'backups:get'),
  ruled('backups', 'updateBackup', 'PATCH', BACKUP, 'backups:update'),
  ruled('backups', 'deleteBackup', 'DELETE', BACKUP, 'backups:delete'),
  ruled('sessions', 'listSessions', 'GET', SESSIONS, 'sessions:get_all'),
  ruled('sessions', 'createSession', 'POST', SESSIONS, 'sessions:create'),
  ruled('sessions', 'getSession', 'GET', SESSION, 'sessions:get'),
  ruled('sessions', 'updateSession', 'PATCH', SESSION, 'sessions:update'),
  ruled('sessions', 'replaceSession', 'POST', SESSION, 'sessions:replace'),
  ruled('sessions', 'deleteSession', 'DELETE', SESSION, 'sessions:delete'),
  ruled('sessions', 'createSessionAction', 'POST', `${SESSION}/action`, 'sessions:action:create'),
  ruled('sessions', 'addSessionJob', 'PUT', SESSION_JOB, 'sessions:job:add'),
  ruled('sessions', 'removeSessionJob', 'DELETE', SESSION_JOB, 'sessions:job:remove'),
] as const satisfies readonly Route[];

/** Keeps the names as types, by which the resources' operations are checked. */
function discovery<const Name extends string, const Who extends Access>(
  operation: Name,
  path: string,
  access: Who,
) {
  return { operation, method: 'GET', path, access, resource: 'discovery' } as const;
}

function ruled<const Of extends Resource, const Name extends string>(
  resource: Of,
  operation: Name,
  method: HttpMethod,
  path: string,
  rule: string,
) {
  return { operation, method, path, access: { rule }, resource } as const;
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
