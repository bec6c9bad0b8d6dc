import { completePlan } from '../../../bin/migrate/complete-plan';
import { exportedPlan } from '../../../bin/migrate/exported-plan';
import { parseDocument } from '../../../bin/migrate/parse-document';
import { parseSourcePlan } from '../../../bin/migrate/source-plan';
import type { JsonObject } from '../../../functions/documents/json';
import type { StoredJob } from '../../../functions/jobs/document/job';
import { fc } from '../../support/fast-check';
import { freezer13Plan, managedPlan } from './sample';

const managedClients = new Set(['hci']);
const complete = (document: JsonObject): StoredJob =>
  completePlan(parseSourcePlan(document), undefined, { managedClients, now: new Date() });

const key = fc.stringMatching(/^[a-z_]{1,8}$/);
const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const value = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(text, { maxLength: 3 }));
const time = fc
  .date({ min: new Date('2020-01-01Z'), max: new Date('2030-01-01Z'), noInvalidDate: true })
  .map((date) => date.toISOString().replace('Z', '123'));
const epoch = fc.oneof(fc.constant(-1), fc.integer({ min: 1, max: 2_000_000_000 }));

const ACTION = fc.record({
  freezer_action: fc.dictionary(key, value).map((extras) => ({ ...extras, action: 'backup', mode: null })),
  mandatory: fc.boolean(),
  action_id: fc.uuid(),
});
const COMMON = {
  name: fc.oneof(text, fc.constant(null)),
  description: fc.oneof(text, fc.constant(null)),
  session_id: fc.oneof(fc.uuid(), fc.constant(''), fc.constant(null)),
  session_tag: fc.integer(),
  disabled: fc.boolean(),
  created_at: time,
  updated_at: time,
  job_actions: fc.array(ACTION, { maxLength: 3 }),
};
const EVENT = fc.constantFrom('', 'start', 'stop', 'abort');
const AGENT = fc.record(
  {
    ...COMMON,
    job_schedule: fc.record(
      {
        schedule_interval: fc.integer({ min: 1, max: 99 }).map((number) => `${number}  days`),
        schedule_start_date: fc.constant('2024-05-10T08:00:00.5'),
        ...{ time_created: epoch, time_started: epoch, time_ended: epoch, current_pid: fc.integer() },
        event: EVENT,
        status: fc.constantFrom('', 'completed', 'stop', 'scheduled', 'running', 'removed'),
        result: fc.constantFrom('', 'success', 'fail', 'aborted'),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);
const MANAGED = fc.record(
  {
    ...COMMON,
    job_schedule: fc.record({ schedule_hour: fc.constant('13'), event: EVENT }, { requiredKeys: [] }),
    status: fc.constantFrom('scheduled', 'running', 'completed'),
    ...{ started_at: time, ended_at: fc.constant(null) },
  },
  { requiredKeys: [] },
);

describe('exportedPlan', () => {
  it.each([
    ['an agent', AGENT, freezer13Plan],
    ['the platform', MANAGED, managedPlan],
  ])('comes back as it was, whatever the plan of %s says', (_case, changes, plan) => {
    fc.assert(
      fc.property(changes as fc.Arbitrary<JsonObject>, fc.boolean(), (changed, shown) => {
        const stored: StoredJob = { ...complete(plan(changed)), ...(shown && { _event_shown: true }) };
        const line = JSON.stringify(exportedPlan(stored, managedClients));
        const given = parseDocument('line 1', line);
        expect(given).toHaveProperty('document');
        const again = complete('document' in given ? given.document : {});
        expect(exportedPlan(again, managedClients)).toEqual(exportedPlan(stored, managedClients));
        expect(again._event_shown).toBe(stored._event_shown);
      }),
      { numRuns: 300 },
    );
  });
});
