import { BadDataFormat } from '../../../../functions/errors';
import type { StoredSession } from '../../../../functions/sessions/document/session';
import { afterAction } from '../../../../functions/sessions/document/session-run';
import { sessionJob, storedSession } from '../../../support/session';

const NOW = 1_717_243_200;
const now = new Date(NOW * 1000 + 999);
const completed = (result: string) =>
  sessionJob({ status: 'completed', result, time_started: 5, time_ended: 6 });
const session = (changes: Partial<StoredSession> = {}) =>
  storedSession({ jobs: { a: completed('fail'), b: sessionJob() }, session_tag: 3, ...changes });
const start = (stored: StoredSession, current_tag: number, job_id = 'a') =>
  afterAction(stored, { name: 'start', job_id, current_tag }, now);
const end = (stored: StoredSession, job_id: string, result = 'success') =>
  afterAction(stored, { name: 'end', job_id, result }, now);

describe('the start of a plan', () => {
  const begun = session({ status: 'running', result: '', time_start: NOW - 60 });

  it('begins a run when it comes with the tag of the session', () => {
    const stored = session({ status: 'completed', result: 'fail', time_start: NOW - 61, time_end: 7 });
    expect(start(stored, 3)).toEqual({
      result: 'success',
      session: {
        ...stored,
        session_tag: 4,
        time_start: NOW,
        status: 'running',
        result: '',
        jobs: { ...stored.jobs, a: sessionJob({ status: 'running', time_started: NOW, time_ended: 6 }) },
        updated_at: '2024-06-01T12:00:00.999000',
        _version: 2,
      },
    });
    expect(start(session(), 3)).toMatchObject({ result: 'success', session: { session_tag: 4 } });
  });

  it('forgets how the last run ended for the others, but not that one still runs', () => {
    const running = sessionJob({ status: 'running', time_started: 5 });
    const jobs = { a: completed('success'), b: completed('fail'), c: running };
    const { session: anew } = start(session({ jobs, status: 'completed' }), 3);
    const unknown = sessionJob({ time_started: 5, time_ended: 6 });
    expect(anew.jobs).toEqual({
      a: { ...unknown, status: 'running', time_started: NOW },
      b: unknown,
      c: running,
    });
  });

  it('joins the run that another one has begun', () => {
    const { session: joined, result } = start(begun, 2, 'b');
    expect(result).toBe('success');
    expect(joined).toMatchObject({
      session_tag: 3,
      time_start: NOW - 60,
      jobs: { a: begun.jobs['a'], b: { status: 'running', time_started: NOW } },
    });
  });

  it.each<[string, StoredSession, number]>([
    ['hold-off', begun, 3],
    ['out-of-sync', { ...begun, time_start: NOW - 61 }, 2],
    ['out-of-sync', { ...begun, time_start: -1 }, 0],
  ])('is %s and changes nothing', (result, stored, tag) => {
    expect(start(stored, tag)).toEqual({ session: stored, result });
    // Freezer does not look for the plan then.
    expect(start(stored, tag, 'absent')).toEqual({ session: stored, result });
  });

  it.each([
    [0, 0, 'hold-off'],
    [0, 1, 'success'],
    [5, 5, 'hold-off'],
    [5, 6, 'success'],
    [null, 60, 'hold-off'],
    [null, 61, 'success'],
    [-1, 0, 'success'],
  ])('with a hold-off of %p after %p seconds is %s', (hold_off, elapsed, result) => {
    expect(start(session({ hold_off, time_start: NOW - elapsed }), 3).result).toBe(result);
  });

  it.each([begun, session()])('is refused with a tag that the session has not reached', (stored) => {
    expect(() => start(stored, 4)).toThrow(
      new BadDataFormat('requested tag value too high. Session Tag: 3 Job Tag: 4'),
    );
  });

  it.each([
    [session(), 3],
    [begun, 2],
  ])('is refused for a plan that is not in the session', (stored, tag) => {
    expect(() => start(stored, tag, 'toString')).toThrow(new BadDataFormat('job_id not found in session'));
  });
});

describe('the end of a plan', () => {
  const running = sessionJob({ status: 'running', time_started: 5 });
  const begun = session({ status: 'running', result: '', jobs: { a: running, b: running } });

  it('is noted, and ends no run in which another one runs', () => {
    const ended = { ...running, status: 'completed', result: 'success', time_ended: NOW };
    expect(end(begun, 'a')).toEqual({
      result: 'success',
      session: {
        ...begun,
        jobs: { a: ended, b: running },
        updated_at: expect.any(String) as string,
        _version: 2,
      },
    });
  });

  it.each([
    ['success', 'success', 'success'],
    ['success', 'fail', 'fail'],
    ['fail', 'success', 'fail'],
    ['success', 'aborted', 'fail'],
  ])('ends the run as the last one: %s and %s is %s', (one, other, overall) => {
    const { session: last } = end(end(begun, 'b', one).session, 'a', other);
    expect(last).toMatchObject({ status: 'completed', result: overall, time_end: NOW, session_tag: 3 });
  });

  it('ends no run before the others have begun it, however they ended the last one', () => {
    const jobs = { a: completed('fail'), b: completed('fail') };
    const { session: first } = end(start(session({ jobs, status: 'completed' }), 3).session, 'a');
    expect(first).toMatchObject({ status: 'running', result: '' });
    const { session: last } = end(start(first, 3, 'b').session, 'b');
    expect(last).toMatchObject({ status: 'completed', result: 'success' });
  });

  it('does not change the result of a run that has ended', () => {
    const over = session({
      status: 'completed',
      result: 'fail',
      time_end: 7,
      jobs: { a: completed('fail') },
    });
    const { session: late } = end(over, 'a');
    expect(late).toMatchObject({ status: 'completed', result: 'fail', time_end: 7 });
    expect(late.jobs['a']).toMatchObject({ result: 'success', time_ended: NOW });
  });

  it('is refused for a plan that is not in the session', () => {
    expect(() => end(begun, 'c')).toThrow(new BadDataFormat('job_id not found in session'));
  });
});
