export type Document = Readonly<Record<string, unknown>>;

/** One action as a person writes it into the file for `freezer job-create`. */
export const ACTION = {
  freezer_action: {
    action: 'backup',
    mode: 'fs',
    backup_name: 'etc',
    container: 'backups',
    path_to_backup: '/etc',
    storage: 'local',
  },
  max_retries: 5,
  max_retries_interval: 6,
  mandatory: true,
};

/** A backup agent's plan as it is sent. */
export const PLAN = {
  client_id: '{project}_node-1',
  description: 'Nightly',
  job_schedule: { schedule_interval: '24 hours' },
  job_actions: [ACTION],
};

/** A plan for the platform's own backups, as Virtuozzo's panel makes them. */
export const MANAGED = {
  client_id: 'hci',
  job_schedule: {
    schedule_month: '*',
    schedule_day: '*',
    schedule_day_of_week: '0,2,4',
    schedule_hour: '13',
    schedule_minute: '00',
  },
  job_actions: [{ freezer_action: { action: 'backup', mode: 'hci-volumes', backup_name: 'volumes' } }],
};

/** An agent as it registers. Ids of agents are the whole cloud's in Freezer 13, so that they need the project. */
export const CLIENT = {
  client_id: '{project}_node-1',
  hostname: 'node-1',
  description: 'A node',
};

/** A backup as an agent records it. */
export const BACKUP = {
  container: '/var/backups',
  hostname: 'node-1',
  backup_name: 'etc',
  action: 'backup',
  mode: 'fs',
  storage: 'local',
  engine_name: 'tar',
  curr_backup_level: 0,
  max_level: '',
  time_stamp: 1500000000,
  path_to_backup: '/etc',
  dry_run: false,
};

/** A group of plans. */
export const SESSION = {
  description: 'Nightly',
  hold_off: 60,
  schedule: { schedule_interval: '24 hours' },
};
