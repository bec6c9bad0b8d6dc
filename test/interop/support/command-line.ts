import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seed } from '../../../local/seed';
import { type Cloud, startCloud } from '../../support/cloud';
import { job } from '../../support/job';
import { KeystoneAdmin } from '../../support/peers/keystone-admin';
import { KeystoneApi } from '../../support/peers/keystone-api';
import type { KeystoneOptions } from '../../support/peers/keystone-folder';
import type { User } from '../../support/peers/keystone-login';
import { startRealKeystone } from '../../support/peers/real-keystone';
import { type Finished, runCommand } from '../../support/peers/run-command';
import { type Proxy, startProxy } from '../../support/proxy';
import { type OnClose, startParts } from '../../support/start-parts';
import { type IdentityProxy, startIdentityProxy } from './identity-proxy';

/** The stack beside a real Keystone in whose catalog it stands, and a shell in which people type commands. */
export interface CommandLine {
  readonly cloud: Cloud;
  /** Without `/v3`, and not through the proxies. */
  readonly keystoneUrl: string;
  readonly admin: KeystoneAdmin;
  /** Where the catalog sends people: it sees what commands ask the API for. */
  readonly api: Proxy;
  /** The same identity service at its own address, and below a path. */
  readonly identity: Readonly<Record<'root' | 'path', IdentityProxy>>;
  /** The plan's project, in which one user is a member and the other one has a role without rights. */
  readonly project: string;
  readonly member: User;
  readonly auditor: User;
  /** An administrator of another project. */
  readonly operator: User;
  readonly operatorsProject: string;
  /** A file with that as JSON, for commands that read one. */
  readonly file: (document: unknown) => string;
  readonly run: (command: string, args: readonly string[], caller?: Partial<Caller>) => Promise<Finished>;
  readonly close: () => Promise<void>;
}

export interface Caller {
  readonly user: User;
  /** Where the user works. */
  readonly project: string;
  readonly identity: 'root' | 'path';
  /** The catalog's public URL is the plain address of the API, the internal one has the name of the stage. */
  readonly endpoint: 'public' | 'internal';
}

/** Its id is its own: an operator who asks for it by id is to find no other, such as those in every local stack. */
export const PLAN = job({
  job_id: '7b1f0e3c9a5d4862b0c4d7e8f6a19235',
  name: 'myplan',
  description: 'My new plan',
});
export const STAGE = '/prod';

/** Of the stack, as `cdk deploy` takes them: people make plans here whose agents nobody registered. */
const USUAL_SETTINGS = { agentClients: 'any' };

/** @param options Of the Keystone: one that remembers is quicker, but for a token that was revoked. */
export function startCommandLine(
  options: KeystoneOptions = {},
  settings: Readonly<Record<string, unknown>> = USUAL_SETTINGS,
): Promise<CommandLine> {
  return startParts((onClose) => startShell(onClose, options, settings));
}

async function startShell(
  onClose: OnClose,
  options: KeystoneOptions,
  settings: Readonly<Record<string, unknown>>,
): Promise<Omit<CommandLine, 'close'>> {
  const keystone = await startRealKeystone(options);
  onClose(keystone.close);
  const identity = {
    root: await startIdentityProxy(keystone.url, ''),
    path: await startIdentityProxy(keystone.url, '/identity'),
  };
  onClose(identity.root.close);
  onClose(identity.path.close);
  const cloud = await startCloud({ keystoneUrl: identity.path.url, settings });
  onClose(() => cloud.close());
  const api = await startProxy(() => cloud.apiUrl);
  onClose(() => api.close());
  const admin = await KeystoneAdmin.login(new KeystoneApi(keystone.url));
  const people = await furnish(admin, api.url);
  await seed(cloud.dynamoDbUrl, cloud.tables.jobs, [{ ...PLAN, project_id: people.project }]);

  const home = mkdtempSync(join(tmpdir(), 'freezer-home-'));
  onClose(() => {
    rmSync(home, { recursive: true });
  });
  const file = (document: unknown): string => {
    const path = join(home, 'job.json');
    writeFileSync(path, JSON.stringify(document));
    return path;
  };
  const usual = { ...DEFAULT_CALLER, user: people.member, project: people.project };
  const run: CommandLine['run'] = (command, args, caller) => {
    const { user, project, identity: place, endpoint } = { ...usual, ...caller };
    return runCommand(`/usr/bin/${command}`, args, {
      HOME: home,
      // Commands print times of the node's own zone.
      TZ: 'UTC',
      OS_AUTH_URL: `${identity[place].url}/v3`,
      OS_IDENTITY_API_VERSION: '3',
      OS_USERNAME: user.name,
      OS_PASSWORD: user.password,
      OS_USER_DOMAIN_ID: 'default',
      OS_PROJECT_ID: project,
      OS_ENDPOINT_TYPE: endpoint,
    });
  };
  return { cloud, keystoneUrl: keystone.url, admin, api, identity, ...people, file, run };
}

const DEFAULT_CALLER = { identity: 'root', endpoint: 'public' } as const;

async function furnish(admin: KeystoneAdmin, apiUrl: string) {
  const urls = { public: apiUrl, internal: apiUrl + STAGE, admin: apiUrl };
  await admin.register('backup', 'freezer', urls);
  const [project, operatorsProject] = [await admin.createProject(), await admin.createProject()];
  const [member, auditor] = [await admin.createUser(), await admin.createUser()];
  const operator = await admin.createUser();
  await admin.assign(member, 'member', { projects: project });
  await admin.assign(auditor, 'auditor', { projects: project });
  await admin.assign(operator, 'admin', { projects: operatorsProject });
  return { project, operatorsProject, member, auditor, operator };
}
