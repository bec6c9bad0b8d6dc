/** Our own rule, which Freezer lacks: who may work in projects other than the token's. */
export const CROSS_PROJECT = 'cross_project';

/** The default rules as the functions carry them, under the names that Freezer gives them. */
export const DEFAULT_CHECKS = {
  context_is_admin: 'role:admin',
  admin_or_service: 'role:admin or role:service',
  project_member: 'role:member and project_id:%(project_id)s',
  project_reader: 'role:reader and project_id:%(project_id)s',
  admin_or_owner: 'rule:context_is_admin or rule:project_member',
  admin_or_owner_or_service: 'rule:admin_or_service or rule:project_member',
  admin_or_reader_or_service: 'rule:admin_or_owner_or_service or rule:project_reader',
  [CROSS_PROJECT]: 'rule:admin_or_service',
  'jobs:get': 'rule:admin_or_reader_or_service',
  'jobs:get_all': 'rule:admin_or_reader_or_service',
  'jobs:get_all_projects': 'rule:admin_or_service',
  'jobs:create': 'rule:admin_or_owner',
  'jobs:update': 'rule:admin_or_owner',
  'jobs:delete': 'rule:admin_or_owner',
  'jobs:event:create': 'rule:admin_or_owner',
  'jobs:report': 'rule:admin_or_service',
  'clients:get': 'rule:admin_or_reader_or_service',
  'clients:get_all': 'rule:admin_or_reader_or_service',
  'clients:create': 'rule:admin_or_owner',
  'clients:create_central': 'rule:admin_or_service',
  'clients:delete': 'rule:admin_or_owner',
  'actions:get': 'rule:admin_or_reader_or_service',
  'actions:get_all': 'rule:admin_or_reader_or_service',
  'actions:create': 'rule:admin_or_owner',
  'actions:update': 'rule:admin_or_owner',
  'actions:replace': 'rule:admin_or_owner',
  'actions:delete': 'rule:admin_or_owner',
  'backups:get': 'rule:admin_or_reader_or_service',
  'backups:get_all': 'rule:admin_or_reader_or_service',
  'backups:create': 'rule:admin_or_owner_or_service',
  'backups:update': 'rule:admin_or_owner_or_service',
  'backups:delete': 'rule:admin_or_owner_or_service',
} as const;

export type DefaultRuleName = keyof typeof DEFAULT_CHECKS;
