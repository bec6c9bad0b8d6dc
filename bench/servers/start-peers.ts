import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { send } from '../../bin/command/send';
import { createFreezerFolder } from '../../test/support/peers/freezer-folder';
import { serveFreezer } from '../../test/support/peers/freezer-process';
import { KeystoneAdmin } from '../../test/support/peers/keystone-admin';
import { KeystoneApi } from '../../test/support/peers/keystone-api';
import { login } from '../../test/support/peers/keystone-login';
import { freeUrl, startRealKeystone } from '../../test/support/peers/real-keystone';
import { runCommand } from '../../test/support/peers/run-command';
import { type OnClose, startParts } from '../../test/support/start-parts';
import { agentOf, PLANS_OF_AN_AGENT } from '../load/plans';

/** Debian's Keystone, and its freezer-api with two processes before one database: once as it is, once without a cache. */
export interface Peers {
  readonly keystoneUrl: string;
  readonly project_id: string;
  readonly token: string;
  readonly cachedUrl: string;
  readonly uncachedUrl: string;
  /** Of the first plan. */
  readonly job_id: string;
  readonly close: () => Promise<void>;
}

type Caller = Readonly<Record<'project_id' | 'token', string>>;

const NO_CACHE = '[keystone_authtoken]\ntoken_cache_time = -1\n';

export function startPeers(plans: number): Promise<Peers> {
  return startParts(async (onClose) => {
    const keystone = await startRealKeystone({ remembers: true });
    onClose(keystone.close);
    const api = new KeystoneApi(keystone.url);
    const admin = await KeystoneAdmin.login(api);
    const { folder, ...urls } = await startFreezers(onClose, keystone.url, admin);
    const [user, project_id] = [await admin.createUser(), await admin.createProject()];
    await admin.assign(user, 'member', { projects: project_id });
    const token = await login(api, user, { project: { id: project_id } });
    const job_id = await createPlan(urls.cachedUrl, { project_id, token });
    await copyPlan(folder, plans - 1);
    return { keystoneUrl: keystone.url, project_id, token, job_id, ...urls };
  });
}

async function startFreezers(onClose: OnClose, keystoneUrl: string, admin: KeystoneAdmin) {
  const [user, project] = [await admin.createUser(), await admin.createProject()];
  await admin.assign(user, 'service', { projects: project });
  const folder = await createFreezerFolder(keystoneUrl, { user, project });
  onClose(() => {
    rmSync(folder, { recursive: true });
  });
  writeFileSync(join(folder, 'no-cache.conf'), NO_CACHE);
  const serve = async (configFiles: readonly string[]): Promise<string> => {
    const url = await freeUrl();
    const { stop } = await serveFreezer(folder, url, { processes: 2, configFiles });
    onClose(stop);
    return url;
  };
  return { folder, cachedUrl: await serve([]), uncachedUrl: await serve(['no-cache.conf']) };
}

/** @returns Its id. */
async function createPlan(url: string, { project_id, token }: Caller): Promise<string> {
  const { status, body } = await send({
    method: 'POST',
    url,
    path: `/v2/${project_id}/jobs/`,
    headers: { 'Content-Type': 'application/json', 'X-Auth-Token': token },
    body: JSON.stringify({ ...PLAN, client_id: agentOf(project_id, 0) }),
  });
  const answer: unknown = JSON.parse(body);
  if (status !== 201 || typeof answer !== 'object' || answer === null || !('job_id' in answer)) {
    throw new Error(`Freezer answered a new plan with ${status} ${body}`);
  }
  return String(answer.job_id);
}

/** Copies of the one plan in the database, for other agents: Freezer itself takes half a minute for a thousand. */
async function copyPlan(folder: string, copies: number): Promise<void> {
  const args = [join(folder, 'freezer.db'), String(copies), String(PLANS_OF_AN_AGENT)];
  const { exitCode, errors } = await runCommand('/usr/bin/python3', ['-c', COPY, ...args]);
  if (exitCode !== 0) throw new Error(`The plans could not be copied:\n${errors}`);
}

const COPY = `
import sqlite3, sys
path, copies, plans_of_an_agent = sys.argv[1:]
database = sqlite3.connect(path)
database.execute("""
    WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)
    INSERT INTO jobs (created_at, updated_at, deleted, id, project_id, user_id, schedule, client_id, description, job_actions)
    SELECT created_at, updated_at, deleted, lower(hex(randomblob(16))), project_id, user_id, schedule,
           project_id || '_node-' || (n / ?) || '.example.com', description, job_actions
    FROM jobs, numbers
""", (int(copies), int(plans_of_an_agent)))
database.commit()
`;

/** As large as ours. */
const PLAN = {
  description: 'Nightly',
  job_schedule: { schedule_interval: '1 days' },
  job_actions: [
    {
      freezer_action: { action: 'backup', mode: 'fs', path_to_backup: '/etc' },
      mandatory: true,
      max_retries: 5,
      max_retries_interval: 6,
    },
  ],
};
