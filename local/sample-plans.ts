import type { Job } from '../functions/jobs/document/job';

const DEMO = '3046fb2c2a314a0fbb32607caa1e5277';
const OTHER = '9c1f0e6f0c0b4f0e8d8f6b1f5a3e7d21';
const MEMBER = 'd1899d7f32d64b1bb95e262e7a6a4bc2';
const STRANGER = '92f0b19364038ed03bccf6e390ea3a9a';

/** The example of the API's documentation, which leaves some fields at their defaults. */
export const DOCUMENTED_PLAN: Job = {
  created_at: '2024-05-09T09:51:10.785289',
  updated_at: '2024-05-09T09:52:58.261715',
  job_id: 'e632eb1884e0468c8a41e656942df500',
  job_id_hash: 'd91e52f5117e95d8cf094071a7923289951a433c',
  project_id: DEMO,
  user_id: MEMBER,
  job_schedule: {
    schedule_day_of_week: '0,1,2,3,4,5,6',
    schedule_month: '1,2,3,4,5,6,7,8,9,10,11,12',
    schedule_day: '1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31',
    schedule_minute: '00',
    schedule_hour: '13',
  },
  client_id: 'hci',
  name: 'myplan',
  description: 'My new plan',
  job_actions: [
    {
      freezer_action: { action: 'backup', mode: 'hci-volumes', recovery_points_rotation: 7 },
      user_id: MEMBER,
      project_id: DEMO,
      action_id: 'b9dc9e548b914b80a06d752342828371',
    },
  ],
  status: 'scheduled',
};

/** A backup agent's plan in the same project. */
export const AGENT_PLAN: Job = {
  created_at: '2024-05-10T08:00:00.000000',
  updated_at: '2024-05-11T01:00:07.000000',
  job_id: '5d1f0c7e9a3b4c6d8e0f1a2b3c4d5e6f',
  job_id_hash: '66c17b3488b22ca2a1b7d4d6e9265e52b637ae39',
  project_id: DEMO,
  user_id: MEMBER,
  job_schedule: {
    schedule_interval: '1 days',
    time_created: 1715328000,
    time_started: 1715389200,
    time_ended: 1715389207,
    status: 'scheduled',
    event: '',
    result: 'success',
  },
  client_id: `${DEMO}_node-1.example.com`,
  description: 'Configuration of node 1',
  job_actions: [
    {
      freezer_action: { action: 'backup', mode: 'fs', path_to_backup: '/etc', container: '/backups' },
      max_retries: 5,
      max_retries_interval: 6,
      mandatory: true,
      user_id: MEMBER,
      project_id: DEMO,
      action_id: '8f14e45fceea467a9575b1a6d0c1e2f3',
    },
  ],
};

/** A plan of a project that the demo users have no business with, unless they are admin or service. */
export const FOREIGN_PLAN: Job = {
  ...DOCUMENTED_PLAN,
  job_id: '7c9e6679f3b24d1c8e5a0b1c2d3e4f50',
  job_id_hash: 'cf5ee5fd3fd74377d5d6e1663c6cb4e0ebcc4c09',
  created_at: '2024-05-09T10:15:00.000000',
  updated_at: '2024-05-09T10:15:00.000000',
  project_id: OTHER,
  user_id: STRANGER,
  name: 'theirplan',
  description: 'A plan of another project',
  job_actions: [
    {
      freezer_action: { action: 'backup', mode: 'hci-volumes', recovery_points_rotation: 7 },
      user_id: STRANGER,
      project_id: OTHER,
      action_id: 'c51ce410c124a10e0db5e4b97fc2af39',
    },
  ],
};

export const SAMPLE_PLANS = [DOCUMENTED_PLAN, AGENT_PLAN, FOREIGN_PLAN];
