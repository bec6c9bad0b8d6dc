import { assertSession } from '../../../../functions/sessions/document/session';
import { sessionJob, storedSession } from '../../../support/session';

describe('assertSession', () => {
  it.each([storedSession(), storedSession({ hold_off: null, description: null, jobs: { j: sessionJob() } })])(
    'passes a whole session',
    (session) => {
      expect(() => {
        assertSession(session);
      }).not.toThrow();
    },
  );

  it.each([
    ['_version', 0],
    ['session_tag', '1'],
    ['hold_off', undefined],
    ['time_start', 1.5],
    ['schedule', new Set(['a'])],
    ['jobs', undefined],
    ['jobs', []],
    ['jobs', { j: null }],
    ['jobs', { j: { ...sessionJob(), status: undefined } }],
    ['jobs', { j: { ...sessionJob(), time_ended: '' } }],
  ])('names %s as what is at fault', (field, value) => {
    expect(() => {
      assertSession({ ...storedSession(), [field]: value });
    }).toThrow(`The stored item's ${field} is not a session's.`);
  });
});
