import type { Json, JsonObject } from '../../functions/documents/json';
import { fc } from './fast-check';

/** Something as a caller spells it, and as it is kept and shown. */
export interface Spelt<Value extends Json = Json> {
  readonly sent: Value;
  readonly kept: Value;
}

const CLIENTS = {
  managed: ['hci'],
  agent: ['node-7.example.com', 'project_node-8', 'x'.repeat(63)],
} as const;
export type Kind = keyof typeof CLIENTS;

/** Blanks, zeros, directions, composed and decomposed letters, and what some language takes for something else. */
const ODD = fc.constantFrom(
  ...['', ' ', '\0', '\r\n', '\u2028', '\u202e', '\ufeff', '\ufffd', '\uffff', 'é', 'e\u0301', '👩‍🚀', '𝒳'],
  ...['null', '{}', '\\', '"', '\\ud800', '%00', '__proto__', 'constructor', '_version'],
);
const text = fc.oneof(ODD, fc.string({ unit: 'grapheme', maxLength: 30 }), fc.string({ unit: 'binary' }));
/** The two names that no key may have are refused. */
const key = fc
  .oneof(
    fc.stringMatching(/^[a-z_]{1,12}$/),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 9 }),
    fc.constantFrom('toString', 'hasOwnProperty', 'length', '0', 'a.b', '#x', ':x', '$ref', '_version', '👩‍🚀'),
  )
  .filter((name) => !['__proto__', 'constructor'].includes(name));
const number = fc.oneof(
  fc.maxSafeInteger().map((whole) => whole || 0),
  fc.integer().map((whole) => whole / 8),
  fc.constantFrom(0.1, 1e-128, 123456789012.345, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
);

const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.oneof(text, number, fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3 }),
  ),
}));

/** What the schema says nothing of may be anything. */
const extras = fc.dictionary(
  key.map((name) => `x${name}`),
  value,
  { maxKeys: 4 },
);
const action: fc.Arbitrary<JsonObject> = fc
  .record({
    own: fc.record({ mandatory: fc.boolean(), max_retries: fc.nat(9) }, { requiredKeys: [] }),
    known: fc.record({ action: fc.constant('backup'), mode: fc.constantFrom('fs', null), container: text }),
    more: fc.tuple(extras, extras),
  })
  .map(({ own, known, more: [around, inside] }) => ({
    ...around,
    ...own,
    freezer_action: { ...inside, ...known },
  }));

/** A list of cron expressions with numbers of this range; each step stays in its range. */
function cron(min: number, max: number, ...words: readonly string[]): fc.Arbitrary<string> {
  const span = fc.tuple(fc.integer({ min, max: max - 1 }), fc.integer({ min: 1, max: max - min }));
  const expression = fc.oneof(
    fc.constantFrom('*', String(min), String(max), `*/${max - min}`, ...words),
    span.map(([first, step]) => `${first}-${Math.min(first + step, max)}`),
    span.map(([first, step]) => `${first}-${max}/${Math.min(step, max - first)}`),
  );
  return fc.array(expression, { minLength: 1, maxLength: 3 }).map((list) => list.join(','));
}

const CRON = {
  schedule_year: fc.constantFrom('1970', '2024', '9999'),
  schedule_month: cron(1, 12, 'jan', 'JUN-dec'),
  schedule_day: cron(1, 31, 'last', '1st mon', 'last sun'),
  schedule_week: cron(1, 53),
  schedule_day_of_week: cron(0, 6, 'mon-fri', 'sun'),
  schedule_hour: cron(0, 23),
  schedule_minute: cron(0, 59),
  schedule_second: cron(0, 59),
};

const time = fc
  .date({ min: new Date('0001-01-01Z'), max: new Date('9999-12-31Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 19));
const date = fc
  .tuple(time, fc.constantFrom('', '.5', '.123456', 'Z', '.5+02:00'))
  .map((parts) => parts.join(''));
/** An agent survives a bound only in whole seconds and without a zone. */
const bound = fc
  .tuple(time, fc.constantFrom('', '.5', 'Z', '.123456+00:00'))
  .map(([kept, rest]) => ({ sent: kept + rest, kept }));
const interval = fc
  .tuple(
    fc.integer({ min: 1, max: 5000 }),
    fc.constantFrom(' ', '   '),
    fc.constantFrom('weeks', 'days', 'hours', 'minutes', 'seconds'),
  )
  .map(([count, blanks, unit]) => ({ sent: `${count}${blanks}${unit}`, kept: `${count} ${unit}` }));

const trigger: fc.Arbitrary<Spelt<JsonObject>> = fc.oneof(
  fc.constant(same({})),
  fc.record({ schedule_date: date }).map(same),
  fc.record(CRON, { requiredKeys: [] }).map(same),
  fc.oneof(interval, fc.constant(same('continuous'))).map((one) => spelt({ schedule_interval: one })),
);
const bounds = fc
  .record({ schedule_start_date: bound, schedule_end_date: bound }, { requiredKeys: [] })
  .map(spelt);
const schedule = fc.tuple(trigger, bounds).map(([one, other]) => joined(one, other));

/** Null stands for the empty text. */
const label = fc.oneof(text.map(same), fc.constant({ sent: null, kept: '' }));
const FIELDS = {
  name: fc.oneof(label, fc.constant(same('👩'.repeat(255)))),
  description: label,
  session_id: fc.oneof(fc.stringMatching(/^[\w-]{0,32}$/).map(same), fc.constant({ sent: null, kept: '' })),
  session_tag: fc.maxSafeInteger().map((whole) => same(whole || 0)),
  job_schedule: schedule,
  job_actions: fc.array(action, { maxLength: 3 }).map(same),
};

/** Any of the fields that a user decides, but none that decides who runs the plan or whether. */
export const changes: fc.Arbitrary<Spelt<JsonObject>> = fc.record(FIELDS, { requiredKeys: [] }).map(spelt);

/**
 * What an agent knows of a run; the service says of a new plan when it ran. An event beside `completed` is another
 * matter: agents would not hear of it, so that it does not stay as it is sent.
 */
const run = fc
  .record(
    {
      current_pid: fc.integer(),
      event: fc.constantFrom('', 'start', 'stop', 'abort'),
      status: fc.constantFrom('', 'completed', 'stop', 'scheduled', 'running', 'aborting', 'removed'),
      result: fc.constantFrom('', 'success', 'fail', 'aborted'),
    },
    { requiredKeys: ['current_pid'] },
  )
  .filter(({ event = '', status }) => event === '' || status !== 'completed');

/** A document that makes a plan: for an agent with what it knows of a run, unless the plan is disabled. */
export function document(kind: Kind): fc.Arbitrary<Spelt<JsonObject>> {
  const fields = {
    ...FIELDS,
    client_id: fc.constantFrom(...CLIENTS[kind]).map(same),
    disabled: fc.boolean().map(same),
  };
  return fc
    .tuple(fc.record(fields, { requiredKeys: ['client_id', 'job_actions'] }), run)
    .map(([plan, known]) => {
      const idle = kind === 'managed' || plan.disabled?.kept === true;
      const timed = plan.job_schedule ?? same({});
      return spelt({ ...plan, job_schedule: idle ? timed : joined(timed, same(known)) });
    });
}

function same<Value extends Json>(value: Value): Spelt<Value> {
  return { sent: value, kept: value };
}

function joined(one: Spelt<JsonObject>, other: Spelt<JsonObject>): Spelt<JsonObject> {
  return { sent: { ...one.sent, ...other.sent }, kept: { ...one.kept, ...other.kept } };
}

function spelt(fields: Readonly<Record<string, Spelt | undefined>>): Spelt<JsonObject> {
  const given = Object.entries(fields).flatMap(([name, field]) => (field ? [[name, field] as const] : []));
  return {
    sent: Object.fromEntries(given.map(([name, { sent }]) => [name, sent])),
    kept: Object.fromEntries(given.map(([name, { kept }]) => [name, kept])),
  };
}
