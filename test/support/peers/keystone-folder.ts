import { rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { folderOfProcess } from '../folder-of-process';
import { runCommand } from './run-command';

/** Of the user `admin`, who has the role `admin` on the project `admin` and on the system. */
export const ADMIN_PASSWORD = 'admin-secret';
export const MAIN_CONFIG = 'keystone.conf';

export interface KeystoneOptions {
  /**
   * Whether it may remember roles while it answers one request: it is ten times as fast then. Not for tests in which
   * tokens end, because nothing says that it forgets them with the request.
   */
  readonly remembers?: boolean;
}

/** A Keystone's folder: configuration, keys and an SQLite database with the first user, service and endpoints. */
export async function createKeystoneFolder(url: string, options: KeystoneOptions = {}): Promise<string> {
  const folder = folderOfProcess('freezer-keystone-');
  try {
    writeFileSync(join(folder, MAIN_CONFIG), mainConfig(folder, options));
    const { uid, gid } = userInfo();
    const owner = ['--keystone-user', String(uid), '--keystone-group', String(gid)];
    await Promise.all([
      manage(folder, 'db_sync'),
      manage(folder, 'fernet_setup', ...owner),
      manage(folder, 'credential_setup', ...owner),
    ]);
    await allowReadersBesidesWriter(join(folder, 'keystone.db'));
    const urls = ['public', 'internal', 'admin'].flatMap((name) => [`--bootstrap-${name}-url`, `${url}/v3`]);
    const password = ['--bootstrap-password', ADMIN_PASSWORD];
    await manage(folder, 'bootstrap', ...password, ...urls, '--bootstrap-region-id', 'RegionOne');
    return folder;
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw error;
  }
}

/**
 * Fernet tokens, as every Keystone has them by default. No cache but that of a request: its events would come late.
 * Few hash rounds: logging in is not what is tested. The headers of a proxy in front are believed, so that links keep
 * the path before `/v3`.
 */
function mainConfig(folder: string, { remembers = false }: KeystoneOptions): string {
  return `[database]
connection = sqlite:///${folder}/keystone.db
[token]
provider = fernet
[fernet_tokens]
key_repository = ${folder}/fernet-keys
[credential]
key_repository = ${folder}/credential-keys
[cache]
enabled = ${remembers}
backend = dogpile.cache.null
[identity]
password_hash_rounds = 4
[oslo_middleware]
enable_proxy_headers_parsing = true
`;
}

async function manage(folder: string, ...command: readonly string[]): Promise<void> {
  await succeed('/usr/bin/keystone-manage', ['--config-file', join(folder, MAIN_CONFIG), ...command]);
}

/** SQLite's other journal locks the whole file, and two processes of Keystone would wait for each other in vain. */
async function allowReadersBesidesWriter(database: string): Promise<void> {
  const script = 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute("PRAGMA journal_mode=WAL")';
  await succeed('/usr/bin/python3', ['-c', script, database]);
}

async function succeed(command: string, args: readonly string[]): Promise<void> {
  const { exitCode, errors } = await runCommand(command, args);
  if (exitCode !== 0) throw new Error(`${command} ended with ${exitCode ?? 'a signal'}:\n${errors}`);
}
