import type { StoredAction } from '../functions/actions/document/action';
import { libraryAction } from '../functions/actions/document/changed-action';
import type { StoredBackup } from '../functions/backups/document/backup';
import type { Job } from '../functions/jobs/document/job';
import { addedActions } from '../functions/jobs/document/plan-actions';
import type { StoredSession } from '../functions/sessions/document/session';
import { AGENT_PLAN, SAMPLE_PLANS } from './sample-plans';

const { project_id, user_id, client_id } = AGENT_PLAN;
const BEFORE_THE_PLANS = '2024-05-09T09:50:00.000000';
const AFTER_A_RUN = '2024-05-11T01:00:07.000000';

/** What a plan has copies of, as the service puts it into the library when the plan is made. */
function actionsOf({ project_id, user_id, created_at, job_actions }: Job): readonly StoredAction[] {
  const context = { user_id, now: new Date(`${created_at}Z`), newId: () => '' };
  return addedActions({ job_actions }, undefined).map((entry) => libraryAction(project_id, entry, context));
}

export const SAMPLE_ACTIONS = SAMPLE_PLANS.flatMap(actionsOf);

/** What the agent's plan has made. */
export const SAMPLE_BACKUP: StoredBackup = {
  project_id,
  user_id,
  backup_id: '5fb9cf52e4d84ff88b0d1f4de2d2ba5e',
  status: 'available',
  backup_metadata: {
    container: '/backups',
    hostname: 'node-1.example.com',
    backup_name: 'etc',
    time_stamp: 1715389200,
    level: 0,
    mode: 'fs',
    client_id,
    job_id: AGENT_PLAN.job_id,
  },
  created_at: AFTER_A_RUN,
  updated_at: AFTER_A_RUN,
  _version: 1,
};

/** Without plans: those in a session run by its schedule. */
export const SAMPLE_SESSION: StoredSession = {
  project_id,
  user_id,
  session_id: '822a2ba0fe0d4f2b8e7e6b5a8c5f9d3e',
  description: 'Database and files of the shop',
  session_tag: 0,
  result: null,
  hold_off: 60,
  status: 'active',
  time_start: -1,
  time_end: -1,
  time_started: -1,
  time_ended: -1,
  schedule: { schedule_hour: '4', schedule_minute: '30' },
  jobs: {},
  created_at: BEFORE_THE_PLANS,
  updated_at: BEFORE_THE_PLANS,
  _version: 1,
};
