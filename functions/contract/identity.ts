/** What a token is good for: Keystone scopes it to one project, one domain or the system, or to nothing. */
export const SCOPES = ['project', 'domain', 'system', 'unscoped'] as const;
export type Scope = (typeof SCOPES)[number];

/** Who sent a request, in Keystone's words: what the authorizer learned of a token and handlers may rely on. */
export interface Identity {
  readonly user_id: string;
  readonly user_domain_id: string | null;
  readonly scope: Scope;
  /** Only in a project scope. */
  readonly project_id: string | null;
  /** Only in a project scope. */
  readonly project_domain_id: string | null;
  /** Only in a domain scope. */
  readonly domain_id: string | null;
  /** Role names as Keystone spells them; empty when unscoped. */
  readonly roles: readonly string[];
  /** Keystone leaves the flag out where no admin project is configured, which means true. */
  readonly is_admin_project: boolean;
  /** ISO 8601 in UTC, as Keystone sent it. */
  readonly expires_at: string;
  /** What an application credential may be used for; null where it is not restricted. An empty list allows nothing. */
  readonly access_rules: readonly AccessRule[] | null;
}

/** One kind of request that the owner of an application credential allows. */
export interface AccessRule {
  /** Type of the service in Keystone's catalog. */
  readonly service: string;
  readonly method: string;
  /** Path of the request, as a pattern with `*`, `**` and `{name}`. */
  readonly path: string;
}

export function isAccessRule(value: unknown): value is AccessRule {
  const fields = new Map<string, unknown>(Object.entries(value ?? {}));
  return ['service', 'method', 'path'].every((name) => typeof fields.get(name) === 'string');
}

/** Ids that may stand in an IAM policy or a key: nothing that IAM, a path or ARN gives a meaning to. */
export const PROJECT_ID_PATTERN = /^[A-Za-z0-9_-]{1,64}$/;

/** Keystone's own are 32 hex digits; those of a directory service may be any text. */
export function isUserId(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
