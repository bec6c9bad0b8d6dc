import { SESSION_FORM } from '../../../functions/sessions/session-table';
import { itemOf } from '../../../functions/storage/item-form';
import { AGENT_PLAN } from '../../../local/sample-plans';
import { PROJECT_ID } from '../identity';
import { SESSION_ID, sessionJob, storedSession } from '../session';
import { ownOf, type ResourceProvocations, type Success } from './provocation';

const JOBS = `/v2/${PROJECT_ID}/jobs`;
const SESSIONS = `/v2/${PROJECT_ID}/sessions`;
const SESSION = `${SESSIONS}/${SESSION_ID}`;
const DOCUMENT = { description: 'Nightly', schedule: { schedule_hour: '4' } };
const PLAN = { client_id: 'node-1', job_actions: [{ freezer_action: { action: 'backup' } }] };
const { job_id, client_id } = AGENT_PLAN;

const SUCCESSES = new Map<string, Success>([
  ['listSessions', { status: 200, path: SESSIONS, body: { match: [{ description: 'Nightly' }] } }],
  ['createSession', { status: 201, path: SESSIONS, body: DOCUMENT }],
  ['getSession', { status: 200, path: SESSION }],
  ['updateSession', { status: 200, path: SESSION, body: { hold_off: 60 } }],
  ['replaceSession', { status: 201, path: `${SESSIONS}/replaced`, body: { ...DOCUMENT, session_tag: 0 } }],
  ['deleteSession', { status: 204, path: `${SESSIONS}/absent` }],
  [
    'createSessionAction',
    { status: 202, path: `${SESSION}/action`, body: { start: { job_id, current_tag: 0 } } },
  ],
  ['addSessionJob', { status: 204, path: `${SESSION}/jobs/member` }],
  ['removeSessionJob', { status: 204, path: `${SESSION}/jobs/member` }],
]);

const own = ownOf(SUCCESSES);

export const SESSIONS_PROVOCATIONS: ResourceProvocations = {
  items: [
    {
      table: 'sessions',
      item: itemOf(SESSION_FORM, storedSession({ jobs: { [job_id]: sessionJob({ client_id }) } })),
    },
  ],
  preparations: [
    { path: `${JOBS}/member`, body: JSON.stringify(PLAN) },
    // No key of a stored object can have this name.
    { path: `${JOBS}/constructor`, body: JSON.stringify(PLAN) },
  ],
  successes: SUCCESSES,
  own: [
    own('listSessions', 400, 'a limit that is none', { path: `${SESSIONS}?limit=abc` }),
    own('createSession', 400, 'no schedule', { body: { description: 'Nightly' } }),
    own('createSession', 400, 'an hour of another world', { body: { schedule: { schedule_hour: '25' } } }),
    own('getSession', 304, 'a session that the caller has', { headers: { 'If-None-Match': '*' } }),
    own('getSession', 404, 'an absent session', { path: `${SESSIONS}/absent` }),
    own('updateSession', 404, 'an absent session', { path: `${SESSIONS}/absent` }),
    own('replaceSession', 400, 'no tag', { body: DOCUMENT }),
    own('createSessionAction', 202, 'a run that would begin too early', {
      body: { start: { job_id, current_tag: 1 } },
    }),
    own('createSessionAction', 202, 'the end of a plan', { body: { end: { job_id, result: 'success' } } }),
    own('createSessionAction', 400, 'a tag of the future', { body: { start: { job_id, current_tag: 9 } } }),
    own('createSessionAction', 404, 'an absent session', { path: `${SESSIONS}/absent/action` }),
    own('createSessionAction', 405, 'an action that nobody knows', { body: { pause: null } }),
    own('addSessionJob', 400, 'a plan that cannot be named in a session', {
      path: `${SESSION}/jobs/constructor`,
    }),
    own('addSessionJob', 404, 'an absent plan', { path: `${SESSION}/jobs/absent` }),
    own('addSessionJob', 404, 'an absent session', { path: `${SESSIONS}/absent/jobs/member` }),
    own('removeSessionJob', 404, 'an absent plan', { path: `${SESSION}/jobs/absent` }),
    own('removeSessionJob', 404, 'an absent session', { path: `${SESSIONS}/absent/jobs/member` }),
  ],
};
