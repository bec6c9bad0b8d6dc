import { randomUUID } from 'node:crypto';
import type { RealMariaDb } from '../../support/peers/real-mariadb';

/** Whose a row is. */
export interface Owner {
  readonly user_id: string;
  readonly project_id: string;
}

/** How many rows of each table there are, deleted ones not counted. */
export const ROWS = { clients: 200, actions: 500, sessions: 100, jobs: 2000, backups: 5000 } as const;
const DELETED = 20;

/** Texts that a dump, a shell or a character set may spoil; the first ones stay within latin1, the last beyond three bytes. */
const LATIN1 = [
  '',
  'plain',
  'it\'s "quoted"',
  'back\\slash\\n',
  'line\nfeed\r\n\ttab',
  'Müller ß',
  '%s {} \u0001',
];
const UNICODE = [...LATIN1, 'Ключ 東京', '\u2028 \ufeff'];
const WIDE = [...UNICODE, '😀 👩‍👩‍👧', '𝒳'];

const pick = <Value>(values: readonly Value[], number: number): Value | undefined =>
  values[number % values.length];
const id = (): string => randomUUID().replaceAll('-', '');

/** Fills a Freezer 13's tables, each in another character set, with rows of several owners. */
export async function fillOddly(database: RealMariaDb, owners: readonly Owner[]): Promise<void> {
  await database.run(
    'ALTER TABLE actions CONVERT TO CHARACTER SET latin1',
    'ALTER TABLE sessions CONVERT TO CHARACTER SET latin1',
    'ALTER TABLE backups CONVERT TO CHARACTER SET utf8mb4',
  );
  const rows = (kind: keyof typeof ROWS, make: (number: number, id: string) => object) =>
    Array.from({ length: ROWS[kind] + DELETED }, (_, number) => ({
      ...owners[number % owners.length],
      ...{ deleted: deletedOf(number), created_at: '2024-05-09 09:51:10', updated_at: changedAt(number) },
      ...make(number, id()),
    }));
  await database.insert('clients', rows('clients', clientRow));
  const actions = rows('actions', actionRow);
  await database.insert('actions', actions);
  await database.insert('sessions', rows('sessions', sessionRow));
  const entriesOf = (number: number) => entries(number, actions);
  await database.insert(
    'jobs',
    rows('jobs', (number, job_id) => jobRow(number, job_id, entriesOf(number))),
  );
  await database.insert('backups', rows('backups', backupRow));
}

/** Freezer writes 0; its API shows nothing else. */
function deletedOf(number: number): 0 | 1 {
  return number < DELETED ? 1 : 0;
}

function changedAt(number: number): string | null {
  return number % 3 === 0 ? null : '2024-06-01 00:00:00';
}

function clientRow(number: number, uuid: string): object {
  const client_id = `node-${number}.example.com`;
  return { id: uuid, uuid, client_id, hostname: client_id, description: pick([null, ...UNICODE], number) };
}

function actionRow(number: number, action_id: string): object {
  const text = pick(LATIN1, number);
  const action = {
    ...{ action: 'backup', mode: 'fs', backup_name: `${text} ${number}`, path_to_backup: `/srv/${text}` },
    ...{ hook: text, number: number / 4, list: [text, null, { [`key ${text}`]: true }] },
  };
  return {
    id: action_id,
    ...{ action: action.action, actionmode: action.mode, backup_name: action.backup_name },
    ...{ path_to_backup: action.path_to_backup, backup_metadata: JSON.stringify(action) },
    ...{ max_retries: pick([5, 0, null], number), max_retries_interval: pick([6, 60], number), mandatory: 0 },
  };
}

function sessionRow(number: number, session_id: string): object {
  const member = {
    client_id: 'node',
    status: 'completed',
    result: 'success',
    time_started: 1,
    time_ended: 2,
  };
  return {
    id: session_id,
    ...{
      description: pick([null, ...LATIN1], number),
      session_tag: number,
      hold_off: pick([30, 60], number),
    },
    ...{ schedule: JSON.stringify({ schedule_interval: '1 days' }), status: 'active' },
    ...{
      job: pick([null, '{}', JSON.stringify({ [id()]: member })], number),
      result: pick([null, 'success'], number),
    },
    ...{ time_start: -1, time_end: -1, time_started: 1_715_248_300, time_ended: -1 },
  };
}

interface ActionRow extends Owner {
  readonly id: string;
  readonly backup_metadata: string;
}

/** As Freezer has them: copies of actions of the library, with whatever else was written beside them. */
function entries(number: number, actions: readonly object[]): readonly object[] {
  return Array.from({ length: number % 3 }, (_, index) => {
    // One that is not deleted, of the same owner.
    const at = DELETED + 1 + ((3 * (number + index)) % 495) + (number % 3);
    const { id: action_id, user_id, project_id, backup_metadata } = Object(actions[at]) as ActionRow;
    const freezer_action = JSON.parse(backup_metadata) as object;
    const note = pick(UNICODE, number);
    return { freezer_action, mandatory: number % 2 === 0, action_id, user_id, project_id, note };
  });
}

function jobRow(number: number, job_id: string, job_actions: readonly object[]): object {
  const text = pick(UNICODE, number);
  const run = {
    event: '',
    status: 'scheduled',
    result: 'success',
    time_created: 1_715_248_300,
    current_pid: number,
  };
  return {
    id: job_id,
    ...{
      client_id: `node-${number}.example.com`,
      session_id: pick(['', id()], number),
      session_tag: number % 5,
    },
    ...{ description: text, schedule: JSON.stringify({ schedule_interval: '1 days', ...run }) },
    job_actions: JSON.stringify(job_actions),
  };
}

function backupRow(number: number, backup_id: string): object {
  const text = pick(WIDE, number);
  const metadata = {
    ...{
      container: `c ${text}`,
      hostname: 'node',
      backup_name: `n ${text}`,
      time_stamp: 1_715_248_300 + number,
    },
    ...{ level: 0, [`key ${text}`]: { text, nothing: null, list: [1.5, false] }, number },
  };
  const job_id = id();
  return {
    id: backup_id,
    job_id,
    user_name: 'somebody',
    backup_metadata: JSON.stringify({ ...metadata, job_id }),
  };
}
