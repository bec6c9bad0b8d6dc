import fc from 'fast-check';
import type { JsonObject } from '../../functions/shared/freezer/job';

const key = fc.stringMatching(/^[a-z_]{1,12}$/);
const text = fc.string({ unit: 'grapheme', maxLength: 30 });
const number = fc.oneof(
  fc.integer(),
  fc.integer().map((whole) => whole / 8),
);
const value = fc.oneof(
  text,
  number,
  fc.boolean(),
  fc.constant(null),
  fc.dictionary(key, text, { maxKeys: 3 }),
);

const action = fc.record({
  freezer_action: fc
    .dictionary(key, value, { maxKeys: 4 })
    .map((extras) => ({ ...extras, action: 'backup', mode: 'fs' })),
  mandatory: fc.boolean(),
  max_retries: fc.nat(9),
});

const DOCUMENT = {
  name: text,
  description: text,
  disabled: fc.boolean(),
  session_id: fc.stringMatching(/^[\w-]{0,32}$/),
  session_tag: fc.integer(),
};

const trigger: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.constant({}),
  fc.integer({ min: 1, max: 99 }).map((count) => ({ schedule_interval: `${count} days` })),
  fc.record({
    schedule_hour: fc.nat(23).map(String),
    schedule_minute: fc.nat(59).map(String),
    schedule_start_date: fc.constant('2024-05-10T08:00:00'),
  }),
);

/** A document with all that counts in it, for an agent or for the platform. */
export const validPlan: fc.Arbitrary<JsonObject> = fc.record({
  client_id: fc.constantFrom('hci', 'node-7.example.com', 'project_node-8'),
  job_schedule: trigger,
  job_actions: fc.array(action, { maxLength: 3 }),
  ...DOCUMENT,
});
