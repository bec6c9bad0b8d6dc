import type { TableName } from './tables';

/** Names of the environment variables that the stack sets and the functions read. */
export const ENVIRONMENT = {
  /** Base of the identity API that the authorizer calls, without `/v3`. */
  keystoneUrl: 'KEYSTONE_URL',
  /** Base of the identity API that callers are sent to, as in `WWW-Authenticate`. */
  keystonePublicUrl: 'KEYSTONE_PUBLIC_URL',
  /** Name of a file beside the bundle with the certificates that Keystone's is checked against; optional. */
  keystoneCa: 'KEYSTONE_CA',
  /** ARN of the secret with the service credential; optional. */
  serviceCredential: 'SERVICE_CREDENTIAL',
  /** Name of the bundle beside the authorizer's that handles the service credential; set with it. */
  serviceCredentialBundle: 'SERVICE_CREDENTIAL_BUNDLE',
  /** How long the authorizer waits for a response of Keystone, in milliseconds. */
  keystoneTimeout: 'KEYSTONE_TIMEOUT_MS',
  /** How long a token may take that needs several responses, in milliseconds; optional, set with the service credential. */
  tokenTimeout: 'TOKEN_TIMEOUT_MS',
  /** User id of the account of central schedulers, to whom owners of plans give trusts; optional. */
  trustee: 'TRUSTEE',
  /** Comma list of the roles that such a trust hands on; set with it. */
  trustRoles: 'TRUST_ROLES',
  /** Type of this service in Keystone's catalog, which access rules of application credentials name. */
  serviceType: 'SERVICE_TYPE',
  /** Name of a file beside the bundle with the operator's policy rules, as a JSON object; optional. */
  policy: 'POLICY',
  /** Comma list of the `client_id`s whose plans the platform runs itself. */
  managedClients: 'MANAGED_CLIENTS',
  /** Who runs the plans of these clients: a `ManagedRunner`. */
  managedRunner: 'MANAGED_RUNNER',
  /** `registered` when plans of agents need a registered client, otherwise `any`. */
  agentClients: 'AGENT_CLIENTS',
  /** How many plans a project may have. */
  plansPerProject: 'PLANS_PER_PROJECT',
  /** `guarded` until somebody has seen that this deployment passes the body of a GET on, then `passed`. */
  getBodies: 'GET_BODIES',
  /** User id of the account that runs managed plans, to which their owners give trusts; optional. */
  runnerUser: 'RUNNER_USER',
  /** `trust` when that account acts with the owners' trusts, `role` when it has a role in their projects. */
  runnerAccess: 'RUNNER_ACCESS',
} as const;

/** Those about the service's own runner; apart, so that bundles without it do not carry them. */
export const RUNNER_ENVIRONMENT = {
  /** ARN of the secret of the runner's account with its `user_id` and `password`. */
  runnerCredential: 'RUNNER_CREDENTIAL',
  /** How many backups the deployment makes at once. */
  runnerBackups: 'RUNNER_BACKUPS',
  /** Region of the catalog whose block storage is meant; optional. */
  blockStorageRegion: 'BLOCK_STORAGE_REGION',
  /** Interface of the catalog where it is asked: `public` or `internal`. */
  blockStorageInterface: 'BLOCK_STORAGE_INTERFACE',
  /** Name of a file beside the bundle with the certificates that block storage's is checked against; optional. */
  blockStorageCa: 'BLOCK_STORAGE_CA',
} as const;

/** Those with the names of the tables; a function has those of the tables that it works with. */
export const TABLE_VARIABLES: Readonly<Record<TableName, string>> = {
  jobs: 'JOBS_TABLE',
  clients: 'CLIENTS_TABLE',
  actions: 'ACTIONS_TABLE',
  backups: 'BACKUPS_TABLE',
  sessions: 'SESSIONS_TABLE',
  counts: 'COUNTS_TABLE',
  runs: 'RUNS_TABLE',
};
