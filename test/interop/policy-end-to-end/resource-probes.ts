import { ABSENT_ID, NO_DOCUMENT, OF_NOTHING, type Probe } from './probe';

const READERS = 'rule:admin_or_reader_or_service';
const OWNERS = 'rule:admin_or_owner';
const OWNERS_AND_SERVICES = 'rule:admin_or_owner_or_service';

type Verb = 'create' | 'update' | 'replace' | 'delete';

/** The verbs that a kind of document has beside being shown and listed, each with the check that it has by default. */
function probesOf(collection: string, writers: string, verbs: readonly Verb[]): readonly Probe[] {
  const item = `${collection}/${ABSENT_ID}`;
  const requests = {
    create: { method: 'POST', path: collection, body: NO_DOCUMENT, instead: 'rule:project_reader' },
    update: { method: 'PATCH', path: item, body: NO_DOCUMENT, instead: 'rule:context_is_admin' },
    replace: { method: 'POST', path: item, body: NO_DOCUMENT, instead: 'rule:project_member' },
    delete: { method: 'DELETE', path: item, headers: OF_NOTHING, instead: READERS },
  } as const satisfies Readonly<Record<Verb, Omit<Probe, 'rule' | 'byDefault'>>>;
  return [
    {
      rule: `${collection}:get`,
      method: 'GET',
      path: item,
      byDefault: READERS,
      instead: 'rule:admin_or_service',
    },
    { rule: `${collection}:get_all`, method: 'GET', path: collection, byDefault: READERS, instead: '' },
    ...verbs.map((verb) => ({ rule: `${collection}:${verb}`, byDefault: writers, ...requests[verb] })),
  ];
}

const SESSION = `sessions/${ABSENT_ID}`;

export const RESOURCE_PROBES: readonly Probe[] = [
  ...probesOf('clients', OWNERS, ['create', 'delete']),
  ...probesOf('actions', OWNERS, ['create', 'update', 'replace', 'delete']),
  ...probesOf('backups', OWNERS_AND_SERVICES, ['create', 'update', 'delete']),
  ...probesOf('sessions', OWNERS, ['create', 'update', 'replace', 'delete']),
  {
    rule: 'sessions:action:create',
    method: 'POST',
    path: `${SESSION}/action`,
    body: NO_DOCUMENT,
    byDefault: OWNERS,
    instead: OWNERS_AND_SERVICES,
  },
  {
    rule: 'sessions:job:add',
    method: 'PUT',
    path: `${SESSION}/jobs/${ABSENT_ID}`,
    byDefault: OWNERS,
    instead: 'rule:admin_or_service',
  },
  {
    rule: 'sessions:job:remove',
    method: 'DELETE',
    path: `${SESSION}/jobs/${ABSENT_ID}`,
    headers: OF_NOTHING,
    byDefault: OWNERS,
    instead: 'rule:project_reader',
  },
];
