import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderOfProcess } from '../folder-of-process';
import type { User } from './keystone-login';
import { runCommand } from './run-command';

export const FREEZER_CONFIG = 'freezer-api.conf';
const PIPELINE = 'freezer-paste.ini';

/** Whom the service is in Keystone, to ask about its callers' tokens. */
export interface ServiceAccount {
  readonly user: User;
  readonly project: string;
}

/**
 * A Freezer's folder: configuration and the empty tables of its database. The policy stays Freezer's own default.
 * @param connection The database in SQLAlchemy's words; one of SQLite, if not given.
 */
export async function createFreezerFolder(
  keystoneUrl: string,
  account: ServiceAccount,
  connection?: string,
): Promise<string> {
  const folder = folderOfProcess('freezer-api-');
  try {
    writeFileSync(
      join(folder, FREEZER_CONFIG),
      mainConfig(keystoneUrl, account, connection ?? `sqlite:///${folder}/freezer.db`, folder),
    );
    writeFileSync(join(folder, PIPELINE), PIPELINE_CONFIG);
    const sync = ['--config-file', join(folder, FREEZER_CONFIG), 'db', 'sync'];
    const { exitCode, errors } = await runCommand('/usr/bin/freezer-manage', sync);
    if (exitCode !== 0) throw new Error(`freezer-manage ended with ${exitCode ?? 'a signal'}:\n${errors}`);
    return folder;
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw error;
  }
}

function mainConfig(
  keystoneUrl: string,
  { user, project }: ServiceAccount,
  connection: string,
  folder: string,
): string {
  return `[database]
connection = ${connection}
[storage]
driver = sqlalchemy
backend = sqlalchemy
[paste_deploy]
config_file = ${folder}/${PIPELINE}
[keystone_authtoken]
www_authenticate_uri = ${keystoneUrl}
auth_url = ${keystoneUrl}
auth_type = password
user_id = ${user.id}
password = ${user.password}
project_id = ${project}
`;
}

/** All parts that Freezer's documentation puts in front of its API, in its order; `v1` must be named to be left out. */
const PIPELINE_CONFIG = `[pipeline:main]
pipeline = health proxy versions token context api
[filter:health]
paste.filter_factory = oslo_middleware:Healthcheck.factory
[filter:proxy]
paste.filter_factory = oslo_middleware:HTTPProxyToWSGI.factory
[filter:versions]
paste.filter_factory = freezer_api.api.versions:VersionNegotiator.factory
[filter:token]
paste.filter_factory = keystonemiddleware.auth_token:filter_factory
[filter:context]
paste.filter_factory = freezer_api.api.common.middleware:ContextMiddleware.factory
[composite:api]
paste.composite_factory = freezer_api.service:root_app_factory
/ = root
/v1 = v1
/v2 = v2
[app:root]
paste.app_factory = freezer_api.api.versions:api_versions
[app:v1]
paste.app_factory = freezer_api.service:freezer_appv1_factory
[app:v2]
paste.app_factory = freezer_api.service:freezer_appv2_factory
`;
