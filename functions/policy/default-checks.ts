/** Our own rule, which Freezer lacks: who may work in projects other than the token's. */
export const CROSS_PROJECT = 'cross_project';

// Most rules are one of these; named, because a bundle has each text once then.
const READERS = 'rule:admin_or_reader_or_service';
const OWNERS_AND_SERVICES = 'rule:admin_or_owner_or_service';
const OWNERS = 'rule:admin_or_owner';
const SERVICES = 'rule:admin_or_service';

/** The default rules as the functions carry them, under the names that Freezer gives them. */
export const DEFAULT_CHECKS = {
  context_is_admin: 'role:admin',
  admin_or_service: 'role:admin or role:service',
  project_member: 'role:member and project_id:%(project_id)s',
  project_reader: 'role:reader and project_id:%(project_id)s',
  admin_or_owner: 'rule:context_is_admin or rule:project_member',
  admin_or_owner_or_service: 'rule:admin_or_service or rule:project_member',
  admin_or_reader_or_service: 'rule:admin_or_owner_or_service or rule:project_reader',
  [CROSS_PROJECT]: SERVICES,
  'jobs:get': READERS,
  'jobs:get_all': READERS,
  'jobs:get_all_projects': SERVICES,
  'jobs:create': OWNERS,
  'jobs:update': OWNERS,
  'jobs:delete': OWNERS,
  'jobs:event:create': OWNERS,
  'jobs:report': SERVICES,
  'clients:get': READERS,
  'clients:get_all': READERS,
  'clients:create': OWNERS,
  'clients:create_central': SERVICES,
  'clients:delete': OWNERS,
  'actions:get': READERS,
  'actions:get_all': READERS,
  'actions:create': OWNERS,
  'actions:update': OWNERS,
  'actions:replace': OWNERS,
  'actions:delete': OWNERS,
  'backups:get': READERS,
  'backups:get_all': READERS,
  'backups:create': OWNERS_AND_SERVICES,
  'backups:update': OWNERS_AND_SERVICES,
  'backups:delete': OWNERS_AND_SERVICES,
  'sessions:get': READERS,
  'sessions:get_all': READERS,
  'sessions:create': OWNERS,
  'sessions:update': OWNERS,
  'sessions:replace': OWNERS,
  'sessions:delete': OWNERS,
  'sessions:action:create': OWNERS,
  'sessions:job:add': OWNERS,
  'sessions:job:remove': OWNERS,
} as const;
