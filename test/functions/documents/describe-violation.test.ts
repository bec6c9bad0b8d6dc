import { describeViolation } from '../../../functions/documents/checked-body';
import type { JsonObject } from '../../../functions/documents/json';
import { BadDataFormat } from '../../../functions/errors';
import { parseJobChanges } from '../../../functions/jobs/document/job-input';

function violation(keyword: string, params: Readonly<Record<string, unknown>>, instancePath = '') {
  return { instancePath, keyword, params };
}

it('says where, unless it is the document itself', () => {
  const document = { job_actions: [{ freezer_action: { mode: 'a b' } }] };
  const at = '/job_actions/0/freezer_action/mode';
  expect(describeViolation(document, violation('pattern', { pattern: '^[\\w-]+$' }, at))).toBe(
    "'a b' does not match '^[\\\\w-]+$' (at job_actions[0].freezer_action.mode)",
  );
  expect(describeViolation(document, violation('required', { missingProperty: 'client_id' }))).toBe(
    "'client_id' is a required property",
  );
});

it('has a sentence for a rule that it does not know', () => {
  expect(describeViolation({ a: 1 }, violation('multipleOf', { multipleOf: 2 }, '/a'))).toBe(
    '1 is not valid (at a)',
  );
});

it.each([
  [{ ['k'.repeat(100_000)]: 1 }],
  [{ client_id: 'x'.repeat(100_000) }],
  [{ client_id: '%'.repeat(500) }],
  [{ job_schedule: { schedule_start_date: 'x'.repeat(100_000) } }],
  [{ job_schedule: { status: { deep: ['x'.repeat(100_000)] } } }],
  [{ job_actions: { list: 'x'.repeat(100_000) } }],
])('is short, whatever was sent', (body) => {
  expect(() => parseJobChanges(body)).toThrow(/^.{20,500}$/);
});

describe('a refused PATCH', () => {
  function refusal(body: JsonObject): string {
    try {
      parseJobChanges(body);
    } catch (error) {
      if (error instanceof BadDataFormat) return error.message;
      throw error;
    }
    return '';
  }

  it.each<[JsonObject, string]>([
    [{ nickname: 'x' }, "Additional properties are not allowed ('nickname' was unexpected)"],
    [
      JSON.parse('{"__proto__": {}}') as JsonObject,
      "Additional properties are not allowed ('__proto__' was unexpected)",
    ],
    [{ job_actions: null }, "None is not of type 'array' (at job_actions)"],
    [{ job_actions: [{}] }, "'freezer_action' is a required property (at job_actions[0])"],
    [
      { job_actions: [{ freezer_action: null }] },
      "None is not of type 'object' (at job_actions[0].freezer_action)",
    ],
    [{ action_defaults: 'x', job_actions: [] }, "'x' is not of type 'object' (at action_defaults)"],
    [{ client_id: null }, "None is not of type 'string' (at client_id)"],
    [{ disabled: 'true' }, "'true' is not of type 'boolean' (at disabled)"],
    [{ session_tag: 1.5 }, "1.5 is not of type 'integer' (at session_tag)"],
    [{ session_tag: true }, "True is not of type 'integer' (at session_tag)"],
    [{ session_id: 'a b' }, "'a b' does not match '^[\\\\w-]*$' (at session_id)"],
    [
      { job_schedule: { event: 'remove' } },
      "'remove' is not one of ['', 'stop', 'start', 'abort'] (at job_schedule.event)",
    ],
    [{ job_schedule: { schedule_hour: 13 } }, "13 is not of type 'string' (at job_schedule.schedule_hour)"],
    [
      { job_schedule: { schedule_year: '24' } },
      "'24' does not match '^\\\\d{4}$' (at job_schedule.schedule_year)",
    ],
    [
      { job_schedule: { start: 'x' } },
      "Additional properties are not allowed ('start' was unexpected) (at job_schedule)",
    ],
  ])('of %j', (body, sentence) => {
    expect(refusal(body)).toBe(sentence);
  });

  it.each<[string, JsonObject]>([
    ['job_schedule', { job_schedule: [] }],
    ['job_schedule.status', { job_schedule: { status: 'weird' } }],
    ['job_schedule.result', { job_schedule: { result: 'maybe' } }],
    ['job_schedule.time_started', { job_schedule: { time_started: '1' } }],
    ['job_schedule.schedule_date', { job_schedule: { schedule_date: '2024-01-01' } }],
    ['job_schedule.schedule_interval', { job_schedule: { schedule_interval: '5 months' } }],
    ['job_schedule.schedule_day', { job_schedule: { schedule_day: '1,'.repeat(501) } }],
    [
      'job_actions[1].mandatory',
      { job_actions: [{ freezer_action: {} }, { freezer_action: {}, mandatory: 1 }] },
    ],
    ['job_actions[0].max_retries', { job_actions: [{ freezer_action: {}, max_retries: null }] }],
    ['job_actions[0].freezer_action.mode', { job_actions: [{ freezer_action: { mode: 'a b' } }] }],
    ['job_actions[0].freezer_action.action', { job_actions: [{ freezer_action: { action: 'ключ' } }] }],
    ['action_defaults.container', { job_actions: [], action_defaults: { container: 1 } }],
    ['client_id', { client_id: 'bad%project$id_host.domain.tld' }],
    ['client_id', { client_id: '01b0f00a_bad_hostname.bad/domain.b' }],
    ['client_id', { client_id: 'host\n' }],
    ['client_id', { client_id: '' }],
    ['client_id', { client_id: `a${'.a'.repeat(256)}` }],
    ['description', { description: 1 }],
  ])('is told that it is %s', (place, body) => {
    expect(refusal(body).endsWith(` (at ${place})`)).toBe(true);
  });
});
