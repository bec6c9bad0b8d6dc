import { publicBackup } from '../../../functions/backups/document/backup';
import { publicClient } from '../../../functions/clients/document/client';
import type { JsonObject } from '../../../functions/documents/json';
import { publicSession } from '../../../functions/sessions/document/session';
import { storedBackup } from '../../support/backup';
import { storedClient } from '../../support/client';
import { PROJECT_ID } from '../../support/identity';
import { storedSession } from '../../support/session';

const USER = 'd1899d7f32d64b1bb95e262e7a6a4bc2';

/** A plan as Freezer 13 lists it; change what the case is about. */
export function freezer13Plan(changes: JsonObject = {}): JsonObject {
  return {
    job_id: '5d1f0c7e9a3b4c6d8e0f1a2b3c4d5e6f',
    project_id: PROJECT_ID,
    user_id: USER,
    client_id: `${PROJECT_ID}_node-1.example.com`,
    session_id: '',
    session_tag: 0,
    description: 'Configuration of node 1',
    job_schedule: {
      schedule_interval: '1 days',
      time_created: 1715328000,
      time_started: 1715389200,
      time_ended: 1715389207,
      status: 'scheduled',
      event: '',
      result: 'success',
      current_pid: 4711,
    },
    job_actions: [
      {
        freezer_action: { action: 'backup', mode: 'fs', path_to_backup: '/etc', container: '/backups' },
        max_retries: 5,
        max_retries_interval: 6,
        mandatory: true,
        action_id: '8f14e45fceea467a9575b1a6d0c1e2f3',
        user_id: USER,
        project_id: PROJECT_ID,
      },
    ],
    ...changes,
  };
}

/** A managed plan as our own API shows it. */
export function managedPlan(changes: JsonObject = {}): JsonObject {
  return {
    created_at: '2024-05-09T09:51:10.785289',
    updated_at: '2024-05-09T09:52:58.261715',
    job_id: 'e632eb1884e0468c8a41e656942df500',
    job_id_hash: 'd91e52f5117e95d8cf094071a7923289951a433c',
    project_id: PROJECT_ID,
    user_id: USER,
    job_schedule: { schedule_hour: '13', schedule_minute: '00' },
    client_id: 'hci',
    session_id: '',
    session_tag: 0,
    name: 'myplan',
    description: 'My new plan',
    job_actions: [
      {
        freezer_action: { action: 'backup', mode: 'hci-volumes', recovery_points_rotation: 7 },
        user_id: USER,
        project_id: PROJECT_ID,
        action_id: 'b9dc9e548b914b80a06d752342828371',
      },
    ],
    status: 'running',
    disabled: false,
    started_at: '2024-05-10T13:00:00.000000',
    ended_at: null,
    ...changes,
  };
}

/** A document of each kind, as an export has it: the first is a client, the last the record of a backup. */
export function oneOfEachKind(number: number): readonly JsonObject[] {
  const project_id = `project-${number % 7}`;
  const id = number.toString(16).padStart(32, '0');
  const owner = { project_id, user_id: `user-${number % 3}` };
  const times = { created_at: '2024-05-09T09:51:10.000000', updated_at: '2024-05-09T09:51:10.000000' };
  const action_id = `action-${number}`;
  const freezer_action = { action: 'backup', mode: 'fs', path_to_backup: `/srv/${number}` };
  const own = storedClient({ ...owner, ...times, client_id: `node-${number}.example.com` });
  const job = { job_id: id, ...owner, description: `Plan ${number}` };
  return [
    { ...publicClient(own), ...times },
    { ...owner, action_id, max_retries: 5, max_retries_interval: 6, freezer_action, ...times },
    { ...publicSession(storedSession({ ...owner, session_id: id })), ...times },
    freezer13Plan({ ...job, job_actions: [{ freezer_action, action_id, mandatory: true, ...owner }] }),
    { ...publicBackup(storedBackup({ ...owner, backup_id: id })), ...times },
  ];
}
