import type { JsonObject } from '../../../../functions/documents/json';
import { BadDataFormat } from '../../../../functions/errors';
import {
  parseJobChanges,
  parseJobDocument,
  parseJobReport,
} from '../../../../functions/jobs/document/job-input';
import { publicJob } from '../../../../functions/jobs/document/public-job';
import { DOCUMENTED_EXAMPLE } from '../../../support/documented-example';
import { agentJob } from '../../../support/job';

const DOCUMENT = { client_id: 'hci', job_actions: [{ freezer_action: { action: 'backup' } }] };

/** What tempest's test_api_jobs_post sends. */
const TEMPEST = {
  job_actions: [
    {
      freezer_action: { action: 'backup', mode: 'fs', src_file: '/home', backup_name: 'b', container: 'c' },
      exit_status: 'success',
      max_retries: 1,
      max_retries_interval: 1,
      mandatory: true,
    },
  ],
  job_schedule: {
    time_created: 1234,
    time_started: 1234,
    time_ended: 0,
    status: 'stop',
    schedule_date: '2015-06-02T16:20:00',
    schedule_month: '1-6, 9-12',
    schedule_day: 'mon, wed, fri',
    schedule_hour: '03',
    schedule_minute: '25',
  },
  job_id: 'blabla',
  client_id: '01b0f00a-4ce2-11e6-beb8-9e71128cae77_myhost.mydomain.mytld',
  user_id: 'blabla',
  description: 'scheduled one shot',
};

/** Horizon's clone of a plan: what it got, without the id, and with an action filled up. */
const HORIZON = {
  ...DOCUMENT,
  description: null,
  session_id: null,
  job_schedule: {},
  job_actions: [
    {
      action_id: '',
      freezer_action: {
        action: null,
        mode: null,
        storage: null,
        engine: null,
        engine_name: null,
        backup_name: null,
        path_to_backup: null,
        cindernative_freezer_only: null,
      },
    },
  ],
};

/** freezer-scheduler 13 sends back all that it got, with its report in it. */
const ECHO: JsonObject = {
  ...publicJob(agentJob({ user_credentials: { trust_id: 't' } }), { managedClients: new Set() }),
  _version: 3,
  session_name: 'x',
};

function refusal(parse: () => unknown): string {
  try {
    parse();
  } catch (error) {
    if (error instanceof BadDataFormat) return error.message;
    throw error;
  }
  return '';
}

describe('a document', () => {
  it.each<[string, JsonObject]>([
    ['the documented example', DOCUMENTED_EXAMPLE],
    ["tempest's", TEMPEST],
    ["Horizon's", HORIZON],
    ["scheduler 13's echo", ECHO],
    ['one without actions', { client_id: 'hci', job_actions: [] }],
  ])('%s passes, whole or as changes', (_, body) => {
    expect(refusal(() => parseJobDocument(body))).toBe('');
    expect(refusal(() => parseJobChanges(body))).toBe('');
  });

  it('keeps what is configured and drops what is only sent back', () => {
    const { job_id, client_id, session_id, session_tag, name, description, disabled, ...rest } =
      DOCUMENTED_EXAMPLE;
    const { job_schedule, job_actions, updated_at } = rest;
    const kept = { client_id, session_id, session_tag, name, description, disabled, updated_at };
    expect(parseJobDocument(DOCUMENTED_EXAMPLE)).toEqual({ ...kept, job_id, job_schedule, job_actions });
    expect(parseJobChanges(DOCUMENTED_EXAMPLE)).toEqual({ ...kept, job_schedule, job_actions });
  });

  it('takes null for the empty text', () => {
    const texts = { name: '', description: '', session_id: '' };
    expect(parseJobChanges({ name: null, description: null, session_id: null })).toEqual(texts);
  });

  it.each([[null], [5], ['yesterday'], ['2024-05-09T09:52:58'], ['2024-05-09T09:52:58.261715Z'], [{}]])(
    'drops the updated_at %j, which is not ours',
    (updated_at) => {
      expect(parseJobChanges({ updated_at })).toEqual({});
    },
  );

  it('normalises the schedule', () => {
    const job_schedule = { schedule_interval: '1  days', schedule_start_date: '2024-01-01T00:00:00Z' };
    const plain = { schedule_interval: '1 days', schedule_start_date: '2024-01-01T00:00:00' };
    expect(parseJobDocument({ ...DOCUMENT, job_schedule }).job_schedule).toEqual(plain);
    expect(parseJobChanges({ job_schedule }).job_schedule).toEqual(plain);
  });

  it('applies action_defaults and drops them', () => {
    const body = { ...DOCUMENT, action_defaults: { mode: 'fs', action: 'restore' } };
    const job_actions = [{ freezer_action: { action: 'backup', mode: 'fs' } }];
    expect(parseJobDocument(body)).toEqual({ client_id: 'hci', job_actions });
    expect(parseJobChanges(body)).toEqual({ client_id: 'hci', job_actions });
  });

  it('counts characters, not units of UTF-16', () => {
    expect(refusal(() => parseJobChanges({ name: '🙂'.repeat(255) }))).toBe('');
    expect(refusal(() => parseJobChanges({ name: '🙂'.repeat(256) }))).toMatch(/is too long: 255 characters/);
  });

  it('names the first violation and its place', () => {
    expect(refusal(() => parseJobDocument({}))).toBe("'job_actions' is a required property");
    expect(refusal(() => parseJobDocument({ job_actions: [] }))).toBe("'client_id' is a required property");
    expect(refusal(() => parseJobDocument({ ...DOCUMENT, job_id: 'a/b' }))).toMatch(
      /^'a\/b' does not match .*job_id\)$/,
    );
    expect(refusal(() => parseJobDocument({ ...DOCUMENT, job_id: 'x'.repeat(256) }))).toMatch(
      /\(at job_id\)$/,
    );
  });
});

describe('changes', () => {
  it('may be none', () => {
    expect(parseJobChanges({})).toEqual({});
  });

  it('refuses defaults without the actions that they are for', () => {
    expect(refusal(() => parseJobChanges({ action_defaults: { mode: 'fs' } }))).toBe(
      "'job_actions' is a dependency of 'action_defaults'",
    );
  });

  it.each(['hci', 'padawan-ccp-c1-m1-mgmt', 'a_b-c_d_host', '-_a', `a${'.a'.repeat(255)}`])(
    'take %s for a client_id',
    (client_id) => {
      expect(refusal(() => parseJobChanges({ client_id }))).toBe('');
    },
  );
});

describe('a report', () => {
  it('gets microseconds', () => {
    expect(
      parseJobReport({
        status: 'running',
        started_at: '2024-02-29T01:02:03',
        ended_at: '2024-02-29T01:02:03.000004',
      }),
    ).toEqual({
      status: 'running',
      started_at: '2024-02-29T01:02:03.000000',
      ended_at: '2024-02-29T01:02:03.000004',
    });
    expect(parseJobReport({ ended_at: null })).toEqual({ ended_at: null });
  });

  it.each<[JsonObject, string]>([
    [{}, '{} does not have enough properties'],
    [{ result: 'fail' }, "Additional properties are not allowed ('result' was unexpected)"],
    [
      { status: 'paused' },
      "'paused' is not one of ['scheduled', 'running', 'completed', 'stop', 'aborting'] (at status)",
    ],
    [{ started_at: '2024-02-31T00:00:00' }, "There is no such time: '2024-02-31T00:00:00' (at started_at)"],
    [
      { ended_at: '2024-01-01T24:00:00.000000' },
      "There is no such time: '2024-01-01T24:00:00.000000' (at ended_at)",
    ],
  ])('%j is refused', (body, sentence) => {
    expect(refusal(() => parseJobReport(body))).toBe(sentence);
  });

  it.each([['2024-01-01T00:00:00Z'], ['2024-01-01T00:00:00.1'], ['2024-01-01'], [1715248270], ['']])(
    'does not take %j for a time',
    (started_at) => {
      expect(refusal(() => parseJobReport({ started_at }))).toMatch(/ \(at started_at\)$/);
    },
  );
});
