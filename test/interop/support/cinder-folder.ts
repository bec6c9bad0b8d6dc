import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { folderOfProcess } from '../../support/folder-of-process';
import type { ServiceAccount } from '../../support/peers/freezer-folder';
import { runCommand } from '../../support/peers/run-command';

export const CINDER_CONFIG = 'cinder.conf';
/** Files in it make the volume backend misbehave. */
export const KNOBS = 'knobs';
const DATABASE = 'cinder.db';
const FOLDERS = ['volumes', 'backups', 'state', 'locks', 'log', KNOBS];

/** A Cinder's folder: configuration and an empty SQLite database. The policy stays Cinder's own default. */
export async function createCinderFolder(
  url: string,
  keystoneUrl: string,
  account: ServiceAccount,
): Promise<string> {
  const folder = folderOfProcess('freezer-cinder-');
  try {
    for (const name of FOLDERS) mkdirSync(join(folder, name));
    // Debian lets root and Cinder's own group read it.
    copyFileSync('/etc/cinder/api-paste.ini', join(folder, 'api-paste.ini'));
    writeFileSync(join(folder, CINDER_CONFIG), mainConfig(folder, new URL(url).port, keystoneUrl, account));
    await succeed('/usr/bin/cinder-manage', ['--config-file', join(folder, CINDER_CONFIG), 'db', 'sync']);
    const script = 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute("PRAGMA journal_mode=WAL")';
    await succeed('/usr/bin/python3', ['-c', script, join(folder, DATABASE)]);
    return folder;
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw error;
  }
}

/** What volumes and backups are made of. */
export interface CinderData {
  /** A megabyte a GiB. */
  readonly bytesOf: (volume: string) => Buffer;
  readonly write: (volume: string, bytes: Buffer) => void;
  /** Makes Cinder fail to delete a backup. @returns Repairs it. */
  readonly spoil: (backup: string) => () => void;
  /** As a backup service leaves it that has lost its storage; nobody but a database can say so here. */
  readonly setStatus: (backup: string, status: 'error_deleting') => Promise<void>;
}

export function cinderData(folder: string): CinderData {
  const fileOf = (volume: string): string => join(folder, 'volumes', `volume-${volume}`);
  return {
    bytesOf: (volume) => readFileSync(fileOf(volume)),
    write: (volume, bytes) => {
      writeFileSync(fileOf(volume), bytes);
    },
    spoil: (backup) => {
      const place = join(folder, 'backups', backup.slice(0, 2), backup.slice(2, 4), backup);
      const file = join(place, readdirSync(place)[0] ?? '');
      const kept = join(folder, backup);
      renameSync(file, kept);
      // What cannot be removed as a file.
      mkdirSync(file);
      return () => {
        rmdirSync(file);
        renameSync(kept, file);
      };
    },
    setStatus: async (backup, status) => {
      const update = 'UPDATE backups SET status = ? WHERE id = ?';
      const script = `import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); d.execute("${update}", sys.argv[2:]); d.commit()`;
      await succeed('/usr/bin/python3', ['-c', script, join(folder, DATABASE), status, backup]);
    },
  };
}

async function succeed(command: string, args: readonly string[]): Promise<void> {
  const { exitCode, errors } = await runCommand(command, args);
  if (exitCode !== 0)
    throw new Error(`${command} ended with ${exitCode ?? 'a signal'}:\n${errors.slice(-3000)}`);
}

/**
 * Messages stay in the process. Heartbeats, of which only one service's come when all share a process, are never
 * missed; without service tokens; backups are files; a backup service that is disabled makes none.
 */
function mainConfig(
  folder: string,
  port: string,
  keystoneUrl: string,
  { user, project }: ServiceAccount,
): string {
  return `[DEFAULT]
auth_strategy = keystone
transport_url = fake://
rpc_response_timeout = 3600
my_ip = 127.0.0.1
host = lab
state_path = ${folder}/state
log_dir = ${folder}/log
osapi_volume_listen = 127.0.0.1
osapi_volume_listen_port = ${port}
osapi_volume_workers = 1
api_paste_config = ${folder}/api-paste.ini
enabled_backends = file
default_volume_type = __DEFAULT__
backup_driver = cinder.backup.drivers.posix.PosixBackupDriver
backup_posix_path = ${folder}/backups
backup_file_size = 1048576
backup_sha_block_size_bytes = 32768
backup_workers = 1
backup_use_temp_snapshot = false
backup_use_same_host = true
report_interval = 5
scheduler_driver_init_wait_time = 1
service_down_time = 315360000
periodic_fuzzy_delay = 0
volume_clear = none
[file]
volume_driver = file_volume_driver.FileVolumeDriver
volume_backend_name = file
file_driver_dir = ${folder}/volumes
file_driver_knobs = ${folder}/${KNOBS}
[database]
connection = sqlite:///${folder}/${DATABASE}
[keystone_authtoken]
service_type = volumev3
auth_url = ${keystoneUrl}
www_authenticate_uri = ${keystoneUrl}
auth_type = password
user_id = ${user.id}
password = ${user.password}
project_id = ${project}
service_token_roles_required = false
[oslo_concurrency]
lock_path = ${folder}/locks
[oslo_policy]
policy_dirs = ${folder}/none
[coordination]
backend_url = file://${folder}/state
`;
}
