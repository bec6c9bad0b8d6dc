import { BACKUP } from '../side-by-side/documents';
import { fails, FORBIDDEN, type Step } from './step';

const HEAD = 'Backup ID | Backup UUID | Hostname | Path | Created at | Level';
const FIRST = '{a} |  | node-1 | /etc | 2017-07-14 02:40:00 | 0';
const SECOND = '{b} |  | node-2 | /etc | 2017-07-14 02:41:40 | 1';
const SHOWN = [
  'Field | Value',
  'Backup ID | None',
  'Project ID | {project}',
  'User ID | {member}',
  'User name | None',
  "Metadata | {'action': 'backup',",
  " | 'backup_name': 'etc',",
  " | 'container': '/var/backups',",
  " | 'curr_backup_level': 0,",
  " | 'dry_run': False,",
  " | 'engine_name': 'tar',",
  " | 'hostname': 'node-1',",
  " | 'max_level': '',",
  " | 'mode': 'fs',",
  " | 'path_to_backup': '/etc',",
  " | 'storage': 'local',",
  " | 'time_stamp': 1500000000}",
];

export const BACKUPS: readonly Step[] = [
  { command: 'backup-list', shows: [HEAD] },
  { command: 'backup-create --file {file}', document: BACKUP, keep: 'a', shows: ['Backup {a} created'] },
  {
    command: 'backup-create --file {file}',
    document: { ...BACKUP, hostname: 'node-2', time_stamp: 1500000100, curr_backup_level: 1 },
    keep: 'b',
    shows: ['Backup {b} created'],
  },
  {
    command: 'backup-create --file {file}',
    document: { container: '/var/backups' },
    shows: fails("[*] Error 400: Bad Data Format: 'hostname' must be a text that is not empty"),
    freezer: fails('[*] Error 400: Bad Data Format'),
    because: 'words of a violation',
  },
  { command: 'backup-list', shows: [HEAD, FIRST, SECOND] },
  { command: 'backup-list --limit 1 --offset 1', shows: [HEAD, SECOND] },
  {
    command: 'backup-list --search node-2',
    shows: [HEAD, SECOND],
    freezer: [HEAD, FIRST, SECOND],
    because: '`_all` with a word',
  },
  {
    command: 'backup-show {a}',
    shows: SHOWN,
    freezer: SHOWN.map((row) => (row === 'User name | None' ? 'User name | {memberName}' : row)),
    because: 'keys of a backup',
  },
  { command: 'backup-show {absent}', shows: fails('Backup not found') },
  { command: 'backup-list', as: 'auditor', shows: FORBIDDEN, freezer: [HEAD], because: 'rights of roles' },
  { command: 'backup-delete {a}', shows: ['Backup {a} deleted'] },
  { command: 'backup-list', shows: [HEAD, SECOND] },
];
