import { ACTION } from '../side-by-side/documents';
import { fails, FORBIDDEN, type Step } from './step';

const HEAD = 'Action ID | Name | Action | Path to Backup or Restore | Mode | Storage | snapshot';
const FIRST = '{a} | etc | backup | /etc | fs | local | False';
/** What is not there is not shown: the command has its own default for it then, but not for a null. */
const SECOND = '{b} |  | exec |  | fs | swift | False';
const SECOND_13 = '{b} | None | exec | None | None | swift | False';
const CHANGE = {
  freezer_action: { action: 'restore', mode: 'fs', backup_name: 'etc', container: 'backups' },
};
const SHOWN: Readonly<Record<string, string>> = {
  Field: 'Value',
  'Action ID': '{a}',
  Name: 'etc',
  Action: 'backup',
  Mode: 'fs',
  'Path to Backup or Restore': '/etc',
  Storage: 'local',
  Snapshot: 'False',
  Container: 'backups',
  Log_file: '',
  Remove_older_than: '365',
  Max_retries_interval: '6',
  Max_retries: '5',
  User_id: '{member}',
  Project_id: '{project}',
};
const shown = (changes: Readonly<Record<string, string>> = {}): readonly string[] =>
  Object.entries({ ...SHOWN, ...changes }).map((cells) => cells.join(' | '));

export const ACTIONS: readonly Step[] = [
  { command: 'action-list', shows: [HEAD] },
  { command: 'action-create --file {file}', document: ACTION, keep: 'a', shows: ['Action {a} created'] },
  {
    command: 'action-create --file {file}',
    document: { freezer_action: { action: 'exec', command: '/bin/true' } },
    keep: 'b',
    shows: ['Action {b} created'],
  },
  {
    command: 'action-create --file {file}',
    document: { max_retries: 5 },
    shows: fails("[*] Error 400: 'freezer_action' is a required property"),
  },
  {
    command: 'action-list',
    shows: [HEAD, FIRST, SECOND],
    freezer: [HEAD, FIRST, SECOND_13],
    because: 'keys of an action',
  },
  {
    command: 'action-list --limit 1 --offset 1',
    shows: [HEAD, SECOND],
    freezer: [HEAD, SECOND_13],
    because: 'keys of an action',
  },
  {
    command: 'action-list --search exec',
    shows: [HEAD, SECOND],
    freezer: [HEAD, FIRST, SECOND_13],
    because: '`_all` with a word',
  },
  {
    command: 'action-show {a}',
    shows: shown(),
    freezer: shown({ Log_file: 'None' }),
    because: 'keys of an action',
  },
  { command: 'action-show {absent}', shows: fails('Action not found') },
  { command: 'action-update {a} {file}', document: CHANGE, shows: ['Action {a} updated'] },
  {
    command: 'action-show {a}',
    shows: shown({ Action: 'restore', 'Path to Backup or Restore': '', Storage: 'swift' }),
    freezer: shown({
      Action: 'restore',
      Storage: 'swift',
      Log_file: 'None',
      Max_retries_interval: 'None',
      Max_retries: 'None',
    }),
    because: 'a change of an action',
  },
  {
    command: 'action-update {absent} {file}',
    document: CHANGE,
    shows: fails('[*] Error 404: Action not found with ID {absent}'),
    freezer: fails(
      "[*] Error 404: Tuple not registered with ID {absent} in Table<class 'freezer_api.db.sqlalchemy.models.Action'> ",
    ),
    because: 'what is not there',
  },
  {
    command: 'action-create --file {file}',
    document: ACTION,
    as: 'auditor',
    shows: FORBIDDEN,
    keep: 'theirs',
    freezer: ['Action {theirs} created'],
    because: 'rights of roles',
  },
  { command: 'action-delete {b}', shows: ['Action {b} deleted'] },
  { command: 'action-show {b}', shows: fails('Action not found') },
];
