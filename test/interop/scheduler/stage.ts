import { hostname } from 'node:os';
import { startCloud } from '../../support/cloud';
import { KeystoneAdmin } from '../../support/peers/keystone-admin';
import { KeystoneApi } from '../../support/peers/keystone-api';
import { login } from '../../support/peers/keystone-login';
import { startRealKeystone } from '../../support/peers/real-keystone';
import { type Finished, runCommand } from '../../support/peers/run-command';
import { type OnClose, startParts } from '../../support/start-parts';
import { Api } from './api';
import { EventTable } from './event-table';
import { Machine } from './machine';
import { Watch } from './watch';
import { startWire, type Wire } from './wire';

/** Starts the API that is tested, beside a Keystone, and says where it is. */
export type StartServer = (keystoneUrl: string, admin: KeystoneAdmin, onClose: OnClose) => Promise<string>;

export const startOurs: StartServer = async (keystoneUrl, _admin, onClose) => {
  const cloud = await startCloud({ keystoneUrl });
  onClose(() => cloud.close());
  return cloud.apiUrl;
};

/** A machine with its scheduler and a person with a shell, who both find the API in Keystone's catalog. */
export interface Stage {
  readonly events: EventTable;
  readonly api: Api;
  readonly wire: Wire;
  readonly watch: Watch;
  readonly machine: Machine;
  /** Under which the scheduler registers. */
  readonly clientId: string;
  readonly freezer: (...args: readonly string[]) => Promise<Finished>;
  readonly close: () => Promise<void>;
}

export function startStage(startServer: StartServer): Promise<Stage> {
  return startParts(async (onClose) => {
    const keystone = await startRealKeystone({ remembers: true });
    onClose(keystone.close);
    const identity = new KeystoneApi(keystone.url);
    const admin = await KeystoneAdmin.login(identity);
    const url = await startServer(keystone.url, admin, onClose);
    const wire = await startWire(url);
    onClose(wire.close);
    await admin.register('backup', 'freezer', { public: wire.url, internal: wire.url, admin: wire.url });

    const [user, project] = [await admin.createUser(), await admin.createProject()];
    await admin.assign(user, 'member', { projects: project });
    const events = new EventTable();
    const api = new Api(url, project, await login(identity, user, { project: { id: project } }));
    const watch = new Watch(api, events);
    watch.start();
    onClose(() => watch.close());

    const environment = {
      OS_AUTH_URL: `${keystone.url}/v3`,
      OS_IDENTITY_API_VERSION: '3',
      OS_USERNAME: user.name,
      OS_PASSWORD: user.password,
      OS_USER_DOMAIN_ID: 'default',
      OS_PROJECT_ID: project,
    };
    const machine = new Machine(environment);
    onClose(() => machine.close());
    const freezer: Stage['freezer'] = (...args) => {
      events.note('user', `freezer ${args.map((arg) => watch.nameOf(arg)).join(' ')}`);
      return runCommand('/usr/bin/freezer', args, { HOME: machine.folder, ...environment });
    };
    return { events, api, wire, watch, machine, clientId: `${project}_${hostname()}`, freezer };
  });
}
