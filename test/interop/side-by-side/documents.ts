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
