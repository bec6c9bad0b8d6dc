import type { HttpMethod } from '../../../functions/shared/contract/http-methods';

/** A request about which one rule decides, and which changes nothing when the rule allows it. */
export interface Probe {
  readonly rule: string;
  readonly method: HttpMethod;
  /** Below the project. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Freezer's own check. */
  readonly byDefault: string;
  /** What an operator writes in its place: between them, each rule that Freezer's own are made of, and nothing at all. */
  readonly instead: string;
}

const ABSENT = 'jobs/ffffffffffffffffffffffffffffffff';
const NO_DOCUMENT = '[]';

export const PROBES: readonly Probe[] = [
  {
    rule: 'jobs:get',
    method: 'GET',
    path: ABSENT,
    byDefault: 'rule:admin_or_reader_or_service',
    instead: '',
  },
  {
    rule: 'jobs:get_all',
    method: 'GET',
    path: 'jobs',
    byDefault: 'rule:admin_or_reader_or_service',
    instead: 'rule:context_is_admin',
  },
  {
    rule: 'jobs:create',
    method: 'POST',
    path: 'jobs',
    body: NO_DOCUMENT,
    byDefault: 'rule:admin_or_owner',
    instead: 'rule:admin_or_service',
  },
  {
    rule: 'jobs:update',
    method: 'PATCH',
    path: ABSENT,
    body: NO_DOCUMENT,
    byDefault: 'rule:admin_or_owner',
    instead: 'rule:project_member',
  },
  {
    rule: 'jobs:delete',
    method: 'DELETE',
    path: ABSENT,
    headers: { 'If-Match': '"0"' },
    byDefault: 'rule:admin_or_owner',
    instead: 'rule:project_reader',
  },
  {
    rule: 'jobs:event:create',
    method: 'POST',
    path: `${ABSENT}/event`,
    body: NO_DOCUMENT,
    byDefault: 'rule:admin_or_owner',
    instead: 'rule:admin_or_owner_or_service',
  },
  {
    rule: 'jobs:report',
    method: 'POST',
    path: `${ABSENT}/report`,
    body: NO_DOCUMENT,
    byDefault: 'rule:admin_or_service',
    instead: 'rule:admin_or_reader_or_service',
  },
];

/** The check of a probe's rule, by default or by the operator's policy file. */
export const POLICIES = ['byDefault', 'instead'] as const;
export type PolicyName = (typeof POLICIES)[number];

export function pathOf({ path }: Probe, project: string): string {
  return `/v2/${project}/${path}`;
}
