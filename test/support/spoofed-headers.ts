import { FOREIGN_PLAN } from '../../local/sample-plans';

const { project_id, user_id, job_id } = FOREIGN_PLAN;
const PATH = `/v2/${project_id}/jobs/${job_id}`;

/** Headers that somebody behind a proxy may believe, as a client of its own making would send them. */
export const SPOOFED_HEADERS: readonly (readonly [name: string, value: string])[] = [
  // keystonemiddleware hands these to the service behind it, after it took the client's own away.
  ['X-Identity-Status', 'Confirmed'],
  ['X-Service-Identity-Status', 'Confirmed'],
  ['X-Project-Id', project_id],
  ['X-Tenant-Id', project_id],
  ['X-User-Id', user_id],
  ['X-Roles', 'admin,service,member,reader'],
  ['X-Role', 'admin'],
  ['X-Service-Roles', 'service'],
  ['X-Is-Admin-Project', 'True'],
  ['OpenStack-System-Scope', 'all'],
  // Other ways to name who asks.
  ['X-Subject-Token', 'gAAAAAB'],
  ['Authorization', 'Bearer admin'],
  ['X-Amzn-Authorizer-Project-Id', project_id],
  ['Cookie', `project_id=${project_id}`],
  // Other ways to name what is asked for.
  ['X-HTTP-Method-Override', 'OPTIONS'],
  ['X-Original-URL', PATH],
  ['X-Rewrite-URL', PATH],
  ['X-Forwarded-Uri', PATH],
  ['X-Forwarded-Prefix', `/v2/${project_id}`],
  ['X-Forwarded-For', '127.0.0.1'],
  ['X-Forwarded-Host', 'localhost'],
  ['X-Forwarded-Proto', 'http'],
  ['Forwarded', 'for=127.0.0.1;host=localhost'],
  ['Host', `localhost${PATH}`],
  ['X-Openstack-Request-Id', job_id],
  ['Content-Length', '0'],
  ['Content-Type', 'application/x-www-form-urlencoded'],
  ['Accept', '*/*;q=0.1'],
];
