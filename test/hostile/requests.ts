import { type Route, ROUTES } from '../../functions/contract/routes';
import { SAMPLE_ACTIONS, SAMPLE_BACKUP, SAMPLE_SESSION } from '../../local/sample-library';
import { AGENT_PLAN, DOCUMENTED_PLAN, FOREIGN_PLAN } from '../../local/sample-plans';
import { fc } from '../support/fast-check';
import { ENDS, PREFIXES, segment } from '../support/hostile-requests';
import { OTHER_PROJECT_ID, PROJECT_ID } from '../support/identity';
import { SPOOFED_HEADERS } from '../support/spoofed-headers';
import { bodyOf } from './bodies';
import { search } from './searches';
import { IDS, SENT } from './values';

/** Who sends hostile requests; all but the stranger belong to the project `demo`, or to none. */
export const SENDERS = {
  member: { weight: 20, spans: false },
  reader: { weight: 4, spans: false },
  admin: { weight: 5, spans: true },
  service: { weight: 1, spans: true },
  'system-admin': { weight: 1, spans: true },
  'system-reader': { weight: 1, spans: false },
  'domain-admin': { weight: 1, spans: false },
  useless: { weight: 1, spans: false },
  /** Has a token that Keystone does not know. */
  impostor: { weight: 1, spans: false },
  nobody: { weight: 1, spans: false },
  /** Reads in the own project, where there is much to read. */
  stranger: { weight: 1, spans: false },
} as const;
export type Sender = keyof typeof SENDERS;

export interface HostileCall {
  readonly sender: Sender;
  /** What it is meant for; where it arrives is another matter. */
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

const SAMPLE_IDS: Readonly<Record<string, readonly string[]>> = {
  job_id: [AGENT_PLAN.job_id, DOCUMENTED_PLAN.job_id],
  client_id: [AGENT_PLAN.client_id, 'node-1', 'node-2', 'central.example.com'],
  action_id: SAMPLE_ACTIONS.map(({ action_id }) => action_id),
  backup_id: [SAMPLE_BACKUP.backup_id],
  session_id: [SAMPLE_SESSION.session_id],
};

function mostly<Value>(usual: fc.Arbitrary<Value>, other: fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 20, arbitrary: usual }, { weight: 1, arbitrary: other });
}

/** Who may enter all projects stays in the own one: whatever changes in the other one is a fault. */
function project(sender: Sender): fc.Arbitrary<string> {
  if (sender === 'stranger') return fc.constant(OTHER_PROJECT_ID);
  if (SENDERS[sender].spans) return mostly(fc.constant(PROJECT_ID), fc.constant('third'));
  const foreign = fc.oneof(fc.constant(OTHER_PROJECT_ID), segment(PROJECT_ID, OTHER_PROJECT_ID));
  return fc.oneof({ weight: 6, arbitrary: fc.constant(PROJECT_ID) }, { weight: 1, arbitrary: foreign });
}

function documentId(name: string): fc.Arbitrary<string> {
  return mostly(
    fc.constantFrom(...IDS, ...(SAMPLE_IDS[name] ?? [])),
    fc.oneof(segment(IDS[0] ?? '', FOREIGN_PLAN.job_id), fc.constant('x'.repeat(255))),
  );
}

function pathOf(route: Route, sender: Sender): fc.Arbitrary<string> {
  const parts = route.path.split('/').map((part) => {
    const [, name] = /^\{(\w+)\}$/.exec(part) ?? [];
    if (name === undefined) return fc.constant(part);
    return name === 'project_id' ? project(sender) : documentId(name);
  });
  const straight = fc.tuple(...parts).map((all) => all.join('/'));
  const prefix = mostly(
    fc.constant(''),
    SENDERS[sender].spans ? fc.constant('/prod') : fc.constantFrom(...PREFIXES),
  );
  const end = route.operation.startsWith('list') ? query : mostly(fc.constant(''), fc.constantFrom(...ENDS));
  return fc.tuple(prefix, straight, end).map((all) => all.join(''));
}

const count = fc.constantFrom(
  '0',
  '1',
  '10',
  '1000',
  '1001',
  '-1',
  '+2',
  '1e9',
  '99999999999999999999',
  SENT,
);
/** A line of a request ends somewhere: API Gateway takes 10,240 characters. */
const searchText = search.map((value) =>
  encodeURIComponent(Buffer.from(JSON.stringify(value)).toString('utf8', 0, 4000)),
);
const parameter = fc.oneof(
  fc.tuple(fc.constantFrom('limit', 'offset'), count),
  fc.tuple(fc.constant('search'), searchText),
  fc.tuple(fc.constant('all_projects'), fc.constantFrom('true', '0', 'yes', SENT)),
  fc.tuple(fc.constantFrom('project_id', 'x', '%'), fc.constant(OTHER_PROJECT_ID)),
);
const query = fc
  .array(parameter, { maxLength: 3 })
  .map((pairs) => (pairs.length > 0 ? `?${pairs.map((pair) => pair.join('=')).join('&')}` : ''));

const ODD_HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['Accept', 'text/html'],
  ['Accept', `${'a/b,'.repeat(900)}*/*`],
  ['If-Match', '*'],
  ['If-Match', '"1-20240509095140000000"'],
  ['If-Match', '"x",'.repeat(900)],
  ['If-None-Match', '*'],
  ['Content-Type', 'application/json'],
  ['X-Openstack-Request-ID', 'x'.repeat(4000)],
  ['X-Openstack-Request-ID', `req-${SENT} {"x":1}`],
  // API Gateway takes the Host from nobody, and the local stack refuses others than its own.
  ...SPOOFED_HEADERS.filter(([name]) => name !== 'Host'),
];
const headers = mostly(
  fc.constant({}),
  fc.subarray([...ODD_HEADERS], { minLength: 1, maxLength: 5 }).map((pairs) => Object.fromEntries(pairs)),
);

const VERBS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

function callOf(route: Route, sender: Sender): fc.Arbitrary<HostileCall> {
  const verb =
    sender === 'stranger' ? fc.constant('GET') : mostly(fc.constant(route.method), fc.constantFrom(...VERBS));
  return fc.record({
    sender: fc.constant(sender),
    operation: fc.constant(route.operation),
    method: verb,
    path: pathOf(route, sender),
    headers,
    body: bodyOf(route.operation),
  });
}

const sender: fc.Arbitrary<Sender> = fc.oneof(
  ...Object.entries(SENDERS).map(([name, { weight }]) => ({
    weight,
    arbitrary: fc.constant(name as Sender),
  })),
);

/** What makes and changes things comes more often, so that there is something to meet. */
const route = fc.oneof(
  ...ROUTES.map((one) => {
    const weight = one.method === 'DELETE' || one.path.split('/').length < 4 ? 1 : 3;
    return { weight, arbitrary: fc.constant<Route>(one) };
  }),
);

/** A request for any operation by anybody, which leaves the straight path in any number of places, or in none. */
export const hostileCall: fc.Arbitrary<HostileCall> = fc
  .tuple(route, sender)
  .chain(([aim, who]) => callOf(aim, who));
