import { ABSENT_ID, NO_DOCUMENT, OF_NOTHING, type Probe } from './probe';
import { RESOURCE_PROBES } from './resource-probes';

export type { Probe } from './probe';

const ABSENT = `jobs/${ABSENT_ID}`;

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
    headers: OF_NOTHING,
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
  ...RESOURCE_PROBES,
];

/** The check of a probe's rule, by default or by the operator's policy file. */
export const POLICIES = ['byDefault', 'instead'] as const;
export type PolicyName = (typeof POLICIES)[number];

export function pathOf({ path }: Probe, project: string): string {
  return `/v2/${project}/${path}`;
}
