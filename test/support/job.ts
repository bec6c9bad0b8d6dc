import { firstVersion } from '../../functions/jobs/document/configuration';
import type { ChangeContext, Job, StoredJob } from '../../functions/jobs/document/job';
import { JOB_FORM } from '../../functions/jobs/job-table';
import { itemOf } from '../../functions/storage/item-form';

/** A managed plan as stored; change what the case is about. */
export function job(changes: Partial<Job> = {}): Job {
  return {
    project_id: '3046fb2c2a314a0fbb32607caa1e5277',
    job_id: 'e632eb1884e0468c8a41e656942df500',
    job_id_hash: 'd91e52f5117e95d8cf094071a7923289951a433c',
    user_id: 'd1899d7f32d64b1bb95e262e7a6a4bc2',
    client_id: 'hci',
    created_at: '2024-05-09T09:51:10.785289',
    updated_at: '2024-05-09T09:52:58.261715',
    job_schedule: { schedule_hour: '13', schedule_minute: '00' },
    job_actions: [{ freezer_action: { action: 'backup', mode: 'hci-volumes' } }],
    ...changes,
  };
}

/** A backup agent's plan as stored. */
export function agentJob(changes: Partial<Job> = {}): Job {
  return job({
    job_id: '0a7f4c1d2b3e4f5a8b9c0d1e2f3a4b5c',
    client_id: '3046fb2c2a314a0fbb32607caa1e5277_node-1.example.com',
    job_schedule: {
      schedule_interval: '1 days',
      time_created: 1715248270,
      time_started: 1715248300,
      time_ended: -1,
      status: 'running',
      event: '',
      result: '',
    },
    job_actions: [
      {
        freezer_action: { action: 'backup', mode: 'fs', path_to_backup: '/etc' },
        mandatory: true,
        max_retries: 5,
        max_retries_interval: 6,
        action_id: 'b9dc9e548b914b80a06d752342828371',
        user_id: 'd1899d7f32d64b1bb95e262e7a6a4bc2',
        project_id: '3046fb2c2a314a0fbb32607caa1e5277',
      },
    ],
    ...changes,
  });
}

/** A plan with what the service remembers of it, never changed since it was made: `storedJob(agentJob())` is an agent's. */
export function storedJob(changes: Partial<StoredJob> = {}): StoredJob {
  return { ...firstVersion(job(changes)), ...changes };
}

/** A plan as an item of its table, also with nothing of what the service remembers. */
export function jobItem<Plan extends Job>(plan: Plan) {
  return { ...itemOf(JOB_FORM, plan as Plan & StoredJob), ...plan };
}

/** Somebody who is not the plan's owner changes it, later than all plans above, where the platform runs managed ones. */
export function changeContext(changes: Partial<ChangeContext> = {}): ChangeContext {
  let ids = 0;
  return {
    user_id: '5f1d0cbb6ab54b8ab9d0d1aef6ee3a11',
    now: new Date('2024-06-01T12:00:00.000Z'),
    managedClients: new Set(['hci']),
    managedRunner: 'external',
    newId: () => String(++ids).padStart(32, '0'),
    ...changes,
  };
}
