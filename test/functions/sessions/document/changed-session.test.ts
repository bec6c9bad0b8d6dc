import { editedSession, newSession } from '../../../../functions/sessions/document/changed-session';
import { publicSession } from '../../../../functions/sessions/document/session';
import { changeContext } from '../../../support/job';
import { sessionJob, storedSession } from '../../../support/session';

const KEY = { project_id: 'p', session_id: 's' };

describe('newSession', () => {
  it('is the caller’s, and as Freezer makes one that says nothing but a schedule', () => {
    expect(newSession(KEY, { schedule: {} }, changeContext())).toEqual({
      ...KEY,
      user_id: '5f1d0cbb6ab54b8ab9d0d1aef6ee3a11',
      description: null,
      session_tag: 0,
      result: null,
      hold_off: 30,
      status: 'active',
      time_start: -1,
      time_end: -1,
      time_started: -1,
      time_ended: -1,
      schedule: {},
      jobs: {},
      created_at: '2024-06-01T12:00:00.000000',
      updated_at: '2024-06-01T12:00:00.000000',
      _version: 1,
    });
  });

  it('is as it says, but for its status', () => {
    const said = {
      description: 'd',
      session_tag: 4,
      result: 'fail',
      hold_off: null,
      time_start: 1,
      time_end: 2,
    };
    const made = newSession(KEY, { schedule: {}, status: 'completed', ...said }, changeContext());
    expect(made).toMatchObject({ ...said, status: 'active' });
  });
});

describe('editedSession', () => {
  const stored = storedSession({ jobs: { j: sessionJob() } });

  it('changes what is named, replaces the schedule, and counts the version', () => {
    const input = { schedule: { schedule_interval: '2 hours' }, status: 'completed', time_start: 5 };
    expect(editedSession(stored, input, changeContext())).toEqual({
      ...stored,
      ...input,
      updated_at: '2024-06-01T12:00:00.000000',
      _version: 2,
    });
  });

  it('is the stored one when nothing differs', () => {
    expect(editedSession(stored, { description: 'Nightly', hold_off: 60 }, changeContext())).toBe(stored);
    expect(editedSession(stored, {}, changeContext())).toBe(stored);
  });
});

describe('publicSession', () => {
  const KEYS = [
    ...['project_id', 'session_id', 'user_id', 'description', 'session_tag', 'result', 'hold_off', 'status'],
    ...['time_ended', 'time_started', 'time_end', 'time_start', 'schedule', 'jobs'],
  ];

  it('has Freezer’s keys and no others, and always its plans', () => {
    const shown = publicSession(storedSession());
    expect(Object.keys(shown)).toEqual(KEYS);
    expect(shown['jobs']).toEqual({});
  });

  it('shows what it knows of its plans', () => {
    const jobs = { a: sessionJob({ status: 'running', time_started: 7 }), b: sessionJob() };
    expect(publicSession(storedSession({ jobs }))['jobs']).toEqual(jobs);
  });
});
