import { parseSourcePlan } from '../../../bin/migrate/source-plan';
import type { JsonObject } from '../../../functions/documents/json';
import { BadDataFormat } from '../../../functions/errors';
import { freezer13Plan, managedPlan } from './sample';

const scheduled = (job_schedule: JsonObject): JsonObject => freezer13Plan({ job_schedule });

describe('parseSourcePlan', () => {
  it.each([
    ['a database', '2024-05-09 09:51:10', '2024-05-09T09:51:10.000000'],
    ['an API', '2024-05-09T09:51:10.785289', '2024-05-09T09:51:10.785289'],
    ['somebody careful', '2024-05-09T09:51:10.785289+00:00', '2024-05-09T09:51:10.785289'],
  ])('reads a time as %s writes it', (_case, written, created_at) => {
    expect(parseSourcePlan(managedPlan({ created_at: written })).state).toMatchObject({ created_at });
  });

  it('takes null for nothing', () => {
    const { state } = parseSourcePlan(managedPlan({ updated_at: null, status: null }));
    expect(state).toMatchObject({ updated_at: undefined, status: undefined });
  });

  it.each([
    ['no owner', freezer13Plan({ user_id: null }), "'user_id' is a required property"],
    ['no project', freezer13Plan({ project_id: '' }), "'project_id' is not what Freezer has there"],
    ['an id with a slash', freezer13Plan({ job_id: 'a/b' }), "'job_id' is not what Freezer has there"],
    [
      'a hash that is none',
      managedPlan({ job_id_hash: 'hunter2' }),
      "'job_id_hash' is not what Freezer has there",
    ],
    ['a time that is none', managedPlan({ created_at: 'hunter2' }), "'created_at' is not what "],
    [
      'a trust without its id',
      freezer13Plan({ user_credentials: { trustor_user_id: 'u' } }),
      "'user_credentials' ",
    ],
    ['a history that is none', managedPlan({ _configurations: [{}] }), "'_configurations' is not what "],
    [
      'a time in another zone',
      managedPlan({ updated_at: '2024-05-09T11:51:10+02:00' }),
      "'updated_at' is not what ",
    ],
    ['no client', freezer13Plan({ client_id: null }), "is not of type 'string' (at client_id)"],
    [
      'actions without an action',
      freezer13Plan({ job_actions: [{}] }),
      "'freezer_action' is a required property",
    ],
    ['a key that nobody knows', freezer13Plan({ surprise: 1 }), "('surprise' was unexpected)"],
    ['an event on which an agent loops', scheduled({ event: 'remove' }), "'remove' is not one of "],
    ['an interval in no words', scheduled({ schedule_interval: 'daily' }), "'daily' does not match "],
    ['an hour that does not come', scheduled({ schedule_hour: '25' }), 'schedule_hour'],
    [
      'a bound in another zone',
      scheduled({ schedule_end_date: '2024-05-10T08:00:00+02:00' }),
      'schedule_end_date',
    ],
  ])('refuses %s', (_case, document, sentence) => {
    expect(() => parseSourcePlan(document)).toThrow(BadDataFormat);
    expect(() => parseSourcePlan(document)).toThrow(sentence);
  });
});
