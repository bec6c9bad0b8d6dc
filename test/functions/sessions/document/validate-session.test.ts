import type { JsonObject } from '../../../../functions/documents/json';
import { BadDataFormat } from '../../../../functions/errors';
import {
  parseSession,
  parseSessionChanges,
  parseWholeSession,
} from '../../../../functions/sessions/document/changed-session';

const SCHEDULE = { schedule_hour: '4', schedule_minute: '30' };
const KNOWN = {
  description: 'Nightly',
  session_tag: 1,
  result: 'success',
  hold_off: 5,
  status: 'completed',
  time_start: 1,
  time_end: 2,
  time_started: 3,
  time_ended: -1,
};
const NOT_FOR_CALLERS = {
  session_id: 'theirs',
  user_id: 7,
  project_id: 'other',
  jobs: [{ a: {} }],
  last_start: '',
  priority: 1,
};

describe.each([
  ['a new session', parseSession],
  ['a whole session', parseWholeSession],
  ['changes', parseSessionChanges],
])('the parser of %s', (_what, parse) => {
  const whole = { ...KNOWN, schedule: SCHEDULE };

  it('keeps what callers decide, and drops the rest whatever it is', () => {
    expect(parse({ ...whole, ...NOT_FOR_CALLERS })).toEqual(whole);
  });

  it('leaves out what is not said, and takes null where Freezer does', () => {
    const nulls = { description: null, result: null, hold_off: null, session_tag: 0, schedule: {} };
    expect(parse(nulls)).toEqual(nulls);
  });

  it('takes a schedule with all that plans may have, and puts right what an agent could not read', () => {
    const schedule = { status: 'stop', time_created: 1, event: 'stop', schedule_interval: '2   days' };
    expect(parse({ session_tag: 0, schedule }).schedule).toEqual({
      ...schedule,
      schedule_interval: '2 days',
    });
  });

  it('does not look at what a date makes meaningless, as tempest knows', () => {
    const schedule = { schedule_date: '2015-06-02T16:20:00', schedule_day: 'mon, wed, fri' };
    expect(parse({ session_tag: 0, schedule }).schedule).toEqual(schedule);
  });

  it.each<[JsonObject, string]>([
    [{ schedule: null }, "None is not of type 'object' (at schedule)"],
    [{ schedule: [] }, "[] is not of type 'object' (at schedule)"],
    [{ schedule: { schedule_fortnight: '1' } }, "('schedule_fortnight' was unexpected) (at schedule)"],
    [{ schedule: { event: 'remove' } }, "'remove' is not one of"],
    [{ schedule: { schedule_hour: '25' } }, "schedule_hour cannot be '25'"],
    [{ schedule: { schedule_start_date: '2030-01-01T00:00:00+02:00' } }, 'schedule_start_date cannot be'],
    [{ session_tag: '1' }, "'1' is not of type 'integer' (at session_tag)"],
    [{ session_tag: null }, "None is not of type 'integer' (at session_tag)"],
    [{ description: 7 }, "7 is not of type 'string' (at description)"],
    [{ hold_off: 'long' }, "'long' is not of type 'integer' (at hold_off)"],
    [{ hold_off: 1.5 }, "1.5 is not of type 'integer' (at hold_off)"],
    [{ status: null }, "None is not of type 'string' (at status)"],
    [{ time_start: 'now' }, "'now' is not of type 'integer' (at time_start)"],
  ])('refuses %j', (fault, message) => {
    const attempt = () => parse({ ...whole, ...fault });
    expect(attempt).toThrow(BadDataFormat);
    expect(attempt).toThrow(message);
  });
});

describe('what a session needs', () => {
  it.each([
    [parseSession, { description: 'Nightly' }, "'schedule' is a required property"],
    [parseWholeSession, { session_tag: 1 }, "'schedule' is a required property"],
    [parseWholeSession, { schedule: SCHEDULE }, "'session_tag' is a required property"],
    [parseSession, {}, 'Missing request body'],
    [parseWholeSession, {}, 'Missing request body'],
  ])('is missing: %p %j', (parse, body, message) => {
    expect(() => parse(body)).toThrow(new BadDataFormat(message));
  });

  it('is nothing to change one, and a schedule to make one', () => {
    expect(parseSessionChanges({})).toEqual({});
    expect(parseSession({ schedule: {} })).toEqual({ schedule: {} });
  });
});
