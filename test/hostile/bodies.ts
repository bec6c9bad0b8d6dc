import type { Json, JsonObject } from '../../functions/documents/json';
import { AGENT_PLAN, FOREIGN_PLAN } from '../../local/sample-plans';
import { BACKUP_METADATA } from '../support/backup';
import { fc } from '../support/fast-check';
import { search } from './searches';
import { LARGE_ACTION, IDS, integer, odd, longText, repeated, scalar, SENT, text } from './values';

const id = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...IDS) },
  { weight: 1, arbitrary: fc.constantFrom(AGENT_PLAN.job_id, FOREIGN_PLAN.job_id, `${SENT}-id`) },
);

/** Mostly as they may be, some fields missing; in the others, any field may be anything. */
function document(
  fields: Readonly<Record<string, fc.Arbitrary<Json>>>,
  required: readonly string[],
): fc.Arbitrary<JsonObject> {
  const optionalKeys = Object.keys(fields).filter((key) => !required.includes(key));
  const requiredKeys = Object.keys(fields).filter((key) => !optionalKeys.includes(key));
  const right = fc.record(fields, { requiredKeys });
  const someOdd = Object.entries(fields).map(
    ([key, value]) =>
      [key, fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: odd })] as const,
  );
  const wrong = fc.record(Object.fromEntries(someOdd), { requiredKeys: [] });
  return fc.oneof(
    { weight: 5, arbitrary: right },
    { weight: 1, arbitrary: wrong },
  ) as fc.Arbitrary<JsonObject>;
}

/** What only the service says of a document, as if it were the neighbour's. */
const FORGED: JsonObject = {
  project_id: FOREIGN_PLAN.project_id,
  user_id: FOREIGN_PLAN.user_id,
  job_id_hash: FOREIGN_PLAN.job_id_hash,
  user_credentials: { trust_id: 'stolen', trustor_user_id: FOREIGN_PLAN.user_id },
  _version: 99,
};

const words = (...all: Json[]): fc.Arbitrary<Json> => fc.constantFrom(...all);
const seldom = (wrong: Json, ...right: Json[]): fc.Arbitrary<Json> =>
  fc.oneof({ weight: 12, arbitrary: words(...right) }, { weight: 1, arbitrary: fc.constant(wrong) });
const freezerAction = document(
  {
    action: words('backup', 'restore', 'exec'),
    mode: words('fs', 'nova', null),
    storage: seldom(SENT, 'local', 'swift', 'ssh', 's3'),
    engine: seldom({ password: SENT }, 'tar', 'rsync', 'nova', 'glance'),
    x: fc.oneof({ weight: 5, arbitrary: scalar }, { weight: 1, arbitrary: odd }),
  },
  ['action'],
);
const named = fc.oneof(id, fc.constant(LARGE_ACTION)).map((action_id) => ({ action_id }));
const entry = fc.oneof(
  {
    weight: 6,
    arbitrary: document({ freezer_action: freezerAction, action_id: id, mandatory: fc.boolean() }, [
      'freezer_action',
    ]),
  },
  { weight: 1, arbitrary: named },
);
const distinct = fc
  .constantFrom(20, 499, 501, 2000)
  .map((count) => Array.from({ length: count }, (_, index) => ({ action_id: `absent-${index}` })));
const actions: fc.Arbitrary<Json> = fc.oneof(
  { weight: 30, arbitrary: fc.array(entry, { maxLength: 4 }) },
  { weight: 1, arbitrary: repeated(entry, [60, 499, 501, 4000]) },
  { weight: 1, arbitrary: repeated(named, [60, 300, 2000]) },
  { weight: 1, arbitrary: distinct },
);
const schedule = document(
  {
    schedule_interval: seldom('0 seconds', '1 days', '2 hours', 'continuous'),
    schedule_hour: seldom(`1${',1'.repeat(5000)}`, '4', '*/2', '1-5', '4,5'),
    schedule_start_date: seldom('2030-01-01T00:00:00+25:00', '2030-01-01T00:00:00', '2031-01-01T00:00:00Z'),
    event: words('', 'start', 'stop', 'abort'),
    status: words('scheduled', 'running', 'completed'),
    current_pid: integer,
    result: words('', 'success', 'fail'),
  },
  [],
);
const plan = {
  client_id: seldom('nobody', AGENT_PLAN.client_id, 'node-1', 'hci', 'hci'),
  job_actions: actions,
  job_id: id,
  name: text,
  description: fc.oneof({ weight: 9, arbitrary: text }, { weight: 1, arbitrary: longText }),
  disabled: fc.boolean(),
  session_id: id,
  session_tag: integer,
  job_schedule: schedule,
  action_defaults: freezerAction,
  updated_at: words('2024-05-11T01:00:07.000000', '9999-12-31T23:59:59.999999'),
};
const sessionDocument = {
  schedule,
  session_tag: integer,
  hold_off: integer,
  description: text,
  status: text,
};
const client = {
  client_id: words('central.example.com', 'node-1', 'node-2', `${SENT}.example.com`),
  is_central: fc.boolean(),
  hostname: text,
  description: fc.oneof(text, longText),
  supported_modes: words(['fs'], [], ['nova']),
};
const action = { action_id: id, freezer_action: freezerAction, max_retries: integer };
const backup = { ...fields(BACKUP_METADATA), backup_id: id, time_stamp: integer, x: scalar };
const run = fc.record({ job_id: id, current_tag: fc.constantFrom<Json>(0, 1, 2), result: text });

function fields(example: JsonObject): Record<string, fc.Arbitrary<Json>> {
  return Object.fromEntries(Object.entries(example).map(([key, value]) => [key, fc.constant(value)]));
}

const forged = <Sent extends Json>(documents: fc.Arbitrary<Sent>): fc.Arbitrary<Json> =>
  fc.oneof(
    { weight: 9, arbitrary: documents },
    { weight: 1, arbitrary: documents.map((sent) => ({ ...(sent as JsonObject), ...FORGED })) },
  );

const DOCUMENTS: Readonly<Record<string, fc.Arbitrary<Json>>> = {
  createJob: document(plan, ['client_id', 'job_actions']),
  replaceJob: document(plan, ['client_id', 'job_actions']),
  updateJob: document(plan, []),
  createJobEvent: fc.constantFrom('start', 'stop', 'abort').map((event) => ({ [event]: null })),
  reportJob: document({ status: words('running', 'completed'), started_at: words('2026-01-01T00:00:00') }, [
    'status',
  ]),
  createClient: document(client, ['client_id']),
  createAction: document(action, ['freezer_action']),
  updateAction: document(action, []),
  replaceAction: document(action, ['freezer_action']),
  createBackup: document(backup, Object.keys(BACKUP_METADATA)),
  updateBackup: document({ status: words('available', 'error') }, ['status']),
  createSession: document(sessionDocument, ['schedule']),
  updateSession: document(sessionDocument, []),
  replaceSession: document(sessionDocument, ['schedule', 'session_tag']),
  createSessionAction: fc
    .tuple(fc.constantFrom('start', 'end'), run)
    .map(([what, values]) => ({ [what]: values })),
};

/** No JSON at all, or JSON that somebody must not follow into its depth. */
const rawBody = fc.oneof(
  fc.constantFrom(
    '{',
    'null',
    '""',
    '1e999',
    `{"x":${'9'.repeat(1e5)}}`,
    '{"a":1,"a":2}',
    SENT,
    ' '.repeat(1.1e6),
  ),
  fc.constantFrom('[', '{"x":').map((opening) => opening.repeat(1e5)),
);

/** What may come as the body of an operation; often it is one that the operation takes. */
export function bodyOf(operation: string): fc.Arbitrary<string | undefined> {
  const documents = DOCUMENTS[operation];
  const right = operation.startsWith('list')
    ? search
    : documents
      ? forged(documents)
      : fc.constant(undefined);
  return fc.oneof(
    { weight: 25, arbitrary: right.map((value) => JSON.stringify(value) as string | undefined) },
    { weight: 1, arbitrary: odd.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: rawBody },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}
