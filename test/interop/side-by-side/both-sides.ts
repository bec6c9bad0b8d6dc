import { startCloud } from '../../support/cloud';
import { KeystoneAdmin } from '../../support/peers/keystone-admin';
import { KeystoneApi } from '../../support/peers/keystone-api';
import { login } from '../../support/peers/keystone-login';
import { startRealFreezerApi } from '../../support/peers/real-freezer-api';
import { startRealKeystone } from '../../support/peers/real-keystone';
import { startParts } from '../../support/start-parts';
import { Names } from './names';
import type { Caller, Row } from './row';
import { Side } from './side';

/** Freezer and the local stack, beside one Keystone. */
export interface BothSides {
  readonly keystone: KeystoneApi;
  readonly admin: KeystoneAdmin;
  readonly freezerUrl: string;
  readonly ourUrl: string;
  readonly close: () => Promise<void>;
}

/** The two servers as the callers of one project see them. */
export interface Stage {
  readonly freezer: Side;
  readonly ours: Side;
  /** @returns undefined for a caller without one. */
  readonly tokenOf: (row: Row) => string | undefined;
}

export function startBothSides(): Promise<BothSides> {
  return startParts(async (onClose) => {
    const real = await startRealKeystone({ remembers: true });
    onClose(real.close);
    const keystone = new KeystoneApi(real.url);
    const admin = await KeystoneAdmin.login(keystone);
    const freezer = await startRealFreezerApi(real.url, admin);
    onClose(freezer.close);
    const cloud = await startCloud({ keystoneUrl: real.url, settings: { agentClients: 'any' } });
    onClose(() => cloud.close());
    return { keystone, admin, freezerUrl: freezer.url, ourUrl: cloud.apiUrl };
  });
}

/** Looks like a token. */
const FORGED = `gAAAAAB${'x'.repeat(180)}`;

/** Their roles, and the project in which they have it. */
const PEOPLE = {
  owner: ['member', 'project'],
  colleague: ['member', 'project'],
  reader: ['reader', 'project'],
  stranger: ['member', 'other'],
  operator: ['admin', 'operations'],
} as const;
type Person = keyof typeof PEOPLE;
const PROJECTS = ['project', 'other', 'operations'] as const;

/** New projects and people, so that no scenario sees another one's plans. */
export async function setStage({ keystone, admin, freezerUrl, ourUrl }: BothSides): Promise<Stage> {
  const ids = new Map<string, string>();
  for (const name of PROJECTS) ids.set(name, await admin.createProject());
  const tokens = new Map<Caller, string>([['forger', FORGED]]);
  for (const [name, [role, home]] of Object.entries(PEOPLE) as [Person, (typeof PEOPLE)[Person]][]) {
    const user = await admin.createUser();
    ids.set(name, user.id);
    ids.set(`${name}Name`, user.name);
    const project = ids.get(home) ?? '';
    await admin.assign(user, role, { projects: project });
    tokens.set(name, await login(keystone, user, { project: { id: project } }));
  }
  return {
    freezer: new Side(freezerUrl, new Names(ids)),
    ours: new Side(ourUrl, new Names(ids)),
    tokenOf: ({ as = 'owner' }) => tokens.get(as),
  };
}
