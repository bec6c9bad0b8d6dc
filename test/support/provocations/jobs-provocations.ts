import { firstVersion } from '../../../functions/jobs/document/configuration';
import { AGENT_PLAN, DOCUMENTED_PLAN } from '../../../local/sample-plans';
import { OTHER_PROJECT_ID, PROJECT_ID } from '../identity';
import { jobItem } from '../job';
import {
  ownOf,
  type Preparation,
  type Provocation,
  type ResourceProvocations,
  type Success,
} from './provocation';

const JOBS = `/v2/${PROJECT_ID}/jobs`;
const MANAGED = `${JOBS}/${DOCUMENTED_PLAN.job_id}`;
const AGENTS = `${JOBS}/${AGENT_PLAN.job_id}`;
const PLAN = { client_id: 'node-1', job_actions: [{ freezer_action: { action: 'backup' } }] };
const DISABLED_START = { ...PLAN, disabled: true, job_schedule: { event: 'start' } };
const POLL = { match: [{ client_id: 'hci' }], match_not: [{ status: 'completed' }] };

const PREPARATIONS: readonly Preparation[] = [
  ...[PROJECT_ID, OTHER_PROJECT_ID, 'third'].map((project) => ({
    path: `/v2/${project}/clients`,
    body: JSON.stringify({ client_id: PLAN.client_id, supported_modes: ['fs'] }),
  })),
  { path: `${JOBS}/disabled`, body: JSON.stringify({ ...PLAN, disabled: true }) },
  { path: `/v2/${OTHER_PROJECT_ID}/jobs/twice`, body: JSON.stringify(PLAN) },
  { path: '/v2/third/jobs/twice', body: JSON.stringify(PLAN) },
];

const SUCCESSES = new Map<string, Success>([
  ['listJobs', { status: 200, path: JOBS, body: { match: [{ client_id: 'hci' }] } }],
  ['createJob', { status: 201, path: JOBS, body: PLAN }],
  ['getJob', { status: 200, path: MANAGED }],
  ['updateJob', { status: 200, path: AGENTS, body: { description: 'Another' } }],
  ['replaceJob', { status: 201, path: `${JOBS}/replaced`, body: PLAN }],
  ['deleteJob', { status: 204, path: `${JOBS}/removed` }],
  ['createJobEvent', { status: 202, path: `${AGENTS}/event`, body: { stop: null } }],
  ['reportJob', { status: 200, path: `${MANAGED}/report`, body: { status: 'running' } }],
]);

const own = ownOf(SUCCESSES);
const OWN: readonly Provocation[] = [
  own('listJobs', 200, 'all projects', { path: `${JOBS}?all_projects=true` }),
  own('listJobs', 400, 'a limit that is none', { path: `${JOBS}?limit=abc` }),
  own('listJobs', 403, 'all projects to a member', { path: `${JOBS}?all_projects=1`, user: 'member' }),
  own('listJobs', 409, 'an agent with the id of the platform', { body: POLL }),
  own('createJob', 400, 'no actions', { body: { client_id: 'node-1' } }),
  own('createJob', 409, 'an id that is taken', { body: { ...PLAN, job_id: AGENT_PLAN.job_id } }),
  own('createJob', 409, 'the start of a disabled plan', { body: DISABLED_START }),
  own('createJob', 422, 'a plan that nobody would run', { body: { ...PLAN, client_id: 'hci' } }),
  own('createJob', 422, 'a plan of nobody', { body: { ...PLAN, client_id: 'nobody' } }),
  own('getJob', 200, "an agent's plan", { path: AGENTS }),
  own('getJob', 304, 'a plan that the caller has', { headers: { 'If-None-Match': '*' } }),
  own('getJob', 404, 'an absent plan', { path: `${JOBS}/absent`, user: 'reader' }),
  own('getJob', 409, 'an id of several projects', { path: `${JOBS}/twice` }),
  own('updateJob', 404, 'an absent plan', { path: `${JOBS}/absent` }),
  own('updateJob', 409, 'the start of a disabled plan', {
    path: `${JOBS}/disabled`,
    body: { job_schedule: { event: 'start' } },
  }),
  own('updateJob', 422, 'a plan that would change its kind', { body: { client_id: 'hci' } }),
  own('updateJob', 422, 'a mode that the client is not capable of', {
    body: { job_actions: [{ freezer_action: { action: 'backup', mode: 'hci-volumes' } }] },
  }),
  own('replaceJob', 409, 'the start of a disabled plan', { body: DISABLED_START }),
  own('replaceJob', 412, 'a plan that is there', { path: AGENTS, headers: { 'If-None-Match': '*' } }),
  own('replaceJob', 422, 'a plan that nobody would run', { body: { ...PLAN, client_id: 'hci' } }),
  own('createJobEvent', 404, 'an absent plan', { path: `${JOBS}/absent/event` }),
  own('createJobEvent', 409, 'the start of a disabled plan', {
    path: `${JOBS}/disabled/event`,
    body: { start: null },
  }),
  own('createJobEvent', 422, 'a plan that nobody runs', { path: `${MANAGED}/event` }),
  own('reportJob', 400, 'a status of another world', { body: { status: 'odd' } }),
  own('reportJob', 404, 'an absent plan', { path: `${JOBS}/absent/report` }),
  own('reportJob', 422, "an agent's plan", { path: `${AGENTS}/report` }),
];

export const JOBS_PROVOCATIONS: ResourceProvocations = {
  items: [AGENT_PLAN, DOCUMENTED_PLAN].map((plan) => ({ table: 'jobs', item: jobItem(firstVersion(plan)) })),
  preparations: PREPARATIONS,
  successes: SUCCESSES,
  own: OWN,
};
