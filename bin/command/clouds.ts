import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Environment } from './credentials';
import { Refusal } from './refusal';

/** Keys of `auth` in clouds.yaml, by the variables that say the same. */
const VARIABLES: Readonly<Record<string, string>> = {
  auth_url: 'OS_AUTH_URL',
  token: 'OS_TOKEN',
  username: 'OS_USERNAME',
  user_id: 'OS_USER_ID',
  password: 'OS_PASSWORD',
  user_domain_id: 'OS_USER_DOMAIN_ID',
  user_domain_name: 'OS_USER_DOMAIN_NAME',
  project_id: 'OS_PROJECT_ID',
  project_name: 'OS_PROJECT_NAME',
  project_domain_id: 'OS_PROJECT_DOMAIN_ID',
  project_domain_name: 'OS_PROJECT_DOMAIN_NAME',
  application_credential_id: 'OS_APPLICATION_CREDENTIAL_ID',
  application_credential_secret: 'OS_APPLICATION_CREDENTIAL_SECRET',
};

/**
 * The environment with what clouds.yaml says of the cloud in `OS_CLOUD`, as OpenStack's own commands read it: the file that
 * `OS_CLIENT_CONFIG_FILE` names, else one here, in ~/.config/openstack or in /etc/openstack, with secure.yaml beside it.
 * Variables that are set win.
 * @throws Refusal when the cloud is in none of them. It tells nothing of what the files hold.
 */
export function withCloud(environment: Environment): Environment {
  const { OS_CLOUD: name, OS_CLIENT_CONFIG_FILE: named } = environment;
  if (!name) return environment;
  const folders = ['.', join(environment['HOME'] ?? homedir(), '.config/openstack'), '/etc/openstack'];
  const file = [...(named ? [named] : []), ...folders.map((folder) => join(folder, 'clouds.yaml'))].find(
    (one) => existsSync(one),
  );
  if (file === undefined) throw new Refusal('OS_CLOUD is set, and there is no clouds.yaml.');
  const cloud = cloudIn(file, name);
  if (!cloud) throw new Refusal(`${file} has no cloud of the name in OS_CLOUD.`);
  const secret = file.replace(/clouds(\.ya?ml)$/, 'secure$1');
  const secrets = secret !== file && existsSync(secret) ? cloudIn(secret, name) : undefined;
  const said = Object.entries({ ...cloud, ...secrets }).flatMap(([key, value]) => {
    const variable = VARIABLES[key];
    const isText = typeof value === 'string' || typeof value === 'number';
    return variable !== undefined && isText ? [[variable, String(value)] as const] : [];
  });
  const set = Object.entries(environment).filter(([, value]) => value);
  return { ...Object.fromEntries(said), ...Object.fromEntries(set) };
}

/** What a file says of `auth` of a cloud. */
function cloudIn(file: string, name: string): Readonly<Record<string, unknown>> | undefined {
  const cloud = members(members(members(parsed(file))?.['clouds'])?.[name]);
  return cloud && (members(cloud['auth']) ?? {});
}

function members(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : undefined;
}

function parsed(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch {
    // The parser's words quote the file.
    throw new Refusal(`${file} cannot be read as YAML.`);
  }
}
