import { setTimeout as wait } from 'node:timers/promises';
import { DEFAULT_DOMAIN, type KeystoneAdmin, type Target } from '../../support/peers/keystone-admin';
import { login, loginWithCredential, type Scope, type User } from '../../support/peers/keystone-login';
import { type AccessRule, createApplicationCredential, createTrust, issueEc2Token } from './delegations';
import type { Realm } from './world';

/** A token, where it belongs, and what ends its life if something is to end it. */
export interface Subject {
  readonly token: string;
  readonly project: string;
  readonly end?: () => Promise<void>;
}

type Maker = (world: Realm) => Promise<Subject>;

/** Fits the request for a plan, and nothing else. */
const PLAN_RULE: AccessRule = { service: 'backup', method: 'GET', path: '/v2/*/jobs/*' };

/** How a token of each kind comes about. */
export const SUBJECTS = {
  reader: ofRole('reader'),
  member: ofRole('member'),
  admin: ofRole('admin'),
  service: ofRole('service'),
  'role without rights': ofRole('auditor'),
  'user of another project': (world) => inProject(world, world.otherProject),
  unscoped: async ({ keystone, admin, project }) => {
    const user = await userWith(admin, 'member', { projects: project });
    return { token: await login(keystone, user), project };
  },
  'domain-scoped member': scoped('member', { domains: DEFAULT_DOMAIN }, { domain: { id: DEFAULT_DOMAIN } }),
  'domain-scoped admin': scoped('admin', { domains: DEFAULT_DOMAIN }, { domain: { id: DEFAULT_DOMAIN } }),
  'system-scoped reader': scoped('reader', { system: 'all' }, { system: { all: true } }),
  'system-scoped admin': scoped('admin', { system: 'all' }, { system: { all: true } }),

  'application credential': ofCredential(undefined),
  'application credential, empty list of rules': ofCredential([]),
  'application credential, rule for this request': ofCredential([PLAN_RULE]),
  'application credential, rule for another path': ofCredential([{ ...PLAN_RULE, path: '/v2/*/clients/*' }]),
  'application credential, rule for another verb': ofCredential([{ ...PLAN_RULE, method: 'DELETE' }]),
  'application credential, rule for another service': ofCredential([{ ...PLAN_RULE, service: 'compute' }]),
  trust: ofTrust({ impersonation: false }),
  'impersonating trust': ofTrust({ impersonation: true }),
  'EC2 credential': async (world) => {
    const { keystone, admin, project } = world;
    const { user, token: userToken } = await inProject(world, project);
    const serviceToken = admin.token;
    const token = await issueEc2Token(keystone, user, { userToken, projectId: project, serviceToken });
    return { token, project };
  },

  expired: async ({ keystone, shortLived, admin, project }) => {
    const user = await userWith(admin, 'member', { projects: project });
    const token = await login(shortLived, user, { project: { id: project } });
    while ((await keystone.showToItself(token)) !== 401) await wait(100);
    return { token, project };
  },
  revoked: ended(({ admin }, { token }) => admin.revoke(token)),
  'revoked after first use': ended(({ admin }, { token }) => admin.revoke(token)),
  'disabled user': ended(({ admin }, { user }) => admin.disable('user', user.id)),
  'deleted user': ended(({ admin }, { user }) => admin.deleteUser(user)),
  'disabled project': ended(({ admin }, { project }) => admin.disable('project', project)),
  'disabled domain': ended(({ admin }, { domain }) => admin.disable('domain', domain)),
} satisfies Readonly<Record<string, Maker>>;

export type TokenKindName = keyof typeof SUBJECTS;

async function userWith(admin: KeystoneAdmin, role: string, target: Target, domain?: string): Promise<User> {
  const user = await admin.createUser(domain);
  await admin.assign(user, role, target);
  return user;
}

function ofRole(role: string): Maker {
  return (world) => inProject(world, world.project, role);
}

async function inProject({ keystone, admin }: Realm, project: string, role = 'member', domain?: string) {
  const user = await userWith(admin, role, { projects: project }, domain);
  return { token: await login(keystone, user, { project: { id: project } }), project, user };
}

function scoped(role: string, target: Target, scope: Scope): Maker {
  return async ({ keystone, admin, project }) => {
    const user = await userWith(admin, role, target);
    return { token: await login(keystone, user, scope), project };
  };
}

function ofCredential(rules: readonly AccessRule[] | undefined): Maker {
  return async (world) => {
    const { keystone, project } = world;
    const { user, token } = await inProject(world, project);
    const credential = await createApplicationCredential(keystone, user, token, rules);
    return { token: await loginWithCredential(keystone, credential), project };
  };
}

function ofTrust({ impersonation }: { readonly impersonation: boolean }): Maker {
  return async (world) => {
    const { keystone, admin, project } = world;
    const { user: trustor, token } = await inProject(world, project);
    const trustee = await admin.createUser();
    const trust = { trustor, trustee, role: 'member', project_id: project, impersonation };
    const id = await createTrust(keystone, token, trust);
    return { token: await login(keystone, trustee, { 'OS-TRUST:trust': { id } }), project };
  };
}

interface Member {
  readonly token: string;
  readonly user: User;
  readonly project: string;
  readonly domain: string;
}

/** A member with a domain and a project of his own, so that their end concerns nobody else. */
function ended(end: (world: Realm, member: Member) => Promise<void>): Maker {
  return async (world) => {
    const domain = await world.admin.createDomain();
    const member = await inProject(world, await world.admin.createProject(domain), 'member', domain);
    return { ...member, end: () => end(world, { ...member, domain }) };
  };
}
