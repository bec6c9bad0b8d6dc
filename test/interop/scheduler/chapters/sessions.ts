import { type Fields, fieldsOf, isAtRest, SOME_DAY } from '../seen';
import type { Story } from '../story';

const MEMBERS = ['together-1', 'together-2'];
const STOPPED = { ...SOME_DAY, event: 'stop' };

/** Jobs that belong together: their scheduler says when it begins and ends one of them. */
export function describeSessions(story: () => Story): void {
  it('starts and ends the session that its jobs are in', async () => {
    const { api, events, watch } = story().stage;
    for (const name of MEMBERS) await story().createExec(name, 'succeeds', STOPPED);
    for (const name of MEMBERS) await story().untilJob(name, 'is at rest', isAtRest);
    events.note('user', 'creates a session and attaches the two jobs');
    const session = { description: 'together', schedule: {} };
    const { session_id } = fieldsOf(await api.succeed('POST', 'sessions', session));
    const path = `sessions/${String(session_id)}`;
    for (const name of MEMBERS) await api.succeed('PUT', `${path}/jobs/${story().id(name)}`);

    for (const name of MEMBERS) await story().ask('start', name);
    let shown: Fields = {};
    const { jobs } = await watch.until('the session has ended', async () => {
      shown = fieldsOf(await api.succeed('GET', path));
      return shown['status'] === 'completed';
    });
    events.note('API', `session together: ${String(shown['status'])}, ${String(shown['result'])}`);
    expect(shown).toMatchObject({ result: 'success', session_tag: 1 });
    for (const name of MEMBERS) {
      const member = { status: 'completed', result: 'success' };
      expect(fieldsOf(shown['jobs'])[story().id(name)]).toMatchObject(member);
      const job = jobs.find(({ id }) => id === story().id(name));
      expect(job?.document).toMatchObject({ session_id, session_tag: 1 });
      expect(story().runs(name)).toBe(1);
    }
  });
}
