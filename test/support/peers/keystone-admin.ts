import { randomUUID } from 'node:crypto';
import { type KeystoneApi, optionalTextAt, textAt } from './keystone-api';
import { ADMIN_PASSWORD } from './keystone-folder';
import type { User } from './keystone-login';

export const DEFAULT_DOMAIN = 'default';

/** Where a user gets a role. */
export type Target =
  { readonly projects: string } | { readonly domains: string } | { readonly system: 'all' };

/** What an administrator does in Keystone; ids are Keystone's own, names are made up. */
export class KeystoneAdmin {
  private readonly roleIds = new Map<string, string>();

  private constructor(
    private readonly keystone: KeystoneApi,
    readonly token: string,
  ) {}

  static async login(keystone: KeystoneApi): Promise<KeystoneAdmin> {
    const user = { name: 'admin', domain: { id: DEFAULT_DOMAIN }, password: ADMIN_PASSWORD };
    const identity = { methods: ['password'], password: { user } };
    const auth = { identity, scope: { project: { name: 'admin', domain: { id: DEFAULT_DOMAIN } } } };
    return new KeystoneAdmin(keystone, await keystone.issue({ path: '/auth/tokens', body: { auth } }));
  }

  createDomain(): Promise<string> {
    return this.create('/domains', 'domain', { name: `domain-${randomUUID()}` });
  }

  createProject(domain_id = DEFAULT_DOMAIN): Promise<string> {
    return this.create('/projects', 'project', { name: `project-${randomUUID()}`, domain_id });
  }

  async createUser(domain_id = DEFAULT_DOMAIN): Promise<User> {
    const name = `user-${randomUUID()}`;
    const password = randomUUID();
    return { id: await this.create('/users', 'user', { name, password, domain_id }), name, password };
  }

  /** A role that Keystone does not know yet is made. */
  async assign(user: User, role: string, target: Target): Promise<void> {
    await this.ask('PUT', await this.assignment(user, role, target));
  }

  async unassign(user: User, role: string, target: Target): Promise<void> {
    await this.ask('DELETE', await this.assignment(user, role, target));
  }

  /** A role in all projects of a domain, those to come included. */
  async assignInherited(user: User, role: string, domain_id = DEFAULT_DOMAIN): Promise<void> {
    const place = await this.assignment(user, role, { domains: domain_id });
    await this.ask('PUT', `/OS-INHERIT${place}/inherited_to_projects`);
  }

  async disable(kind: 'user' | 'project' | 'domain', id: string): Promise<void> {
    await this.ask('PATCH', `/${kind}s/${id}`, { [kind]: { enabled: false } });
  }

  async enable(user: User): Promise<void> {
    await this.ask('PATCH', `/users/${user.id}`, { user: { enabled: true } });
  }

  async deleteUser({ id }: User): Promise<void> {
    await this.ask('DELETE', `/users/${id}`);
  }

  async revoke(subjectToken: string): Promise<void> {
    const headers = { 'X-Subject-Token': subjectToken };
    await this.keystone.ask({ method: 'DELETE', path: '/auth/tokens', token: this.token, headers });
  }

  /** A service in the catalog, with an URL for each kind of caller. */
  async register(
    type: string,
    name: string,
    urls: Readonly<Record<'public' | 'internal' | 'admin', string>>,
  ): Promise<void> {
    const service_id = await this.create('/services', 'service', { type, name });
    for (const [kind, url] of Object.entries(urls)) {
      await this.create('/endpoints', 'endpoint', {
        service_id,
        interface: kind,
        url,
        region_id: 'RegionOne',
      });
    }
  }

  private async assignment(user: User, role: string, target: Target): Promise<string> {
    const roleId = await this.roleId(role);
    const place = Object.entries(target).map(([kind, id]) => (kind === 'system' ? kind : `${kind}/${id}`));
    return `/${place.join()}/users/${user.id}/roles/${roleId}`;
  }

  private async roleId(name: string): Promise<string> {
    const id =
      this.roleIds.get(name) ??
      optionalTextAt(await this.ask('GET', `/roles?name=${name}`), 'roles', 0, 'id') ??
      (await this.create('/roles', 'role', { name }));
    this.roleIds.set(name, id);
    return id;
  }

  private async create(
    path: string,
    kind: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<string> {
    return textAt(await this.ask('POST', path, { [kind]: fields }), kind, 'id');
  }

  private ask(method: string, path: string, body?: unknown): Promise<unknown> {
    return this.keystone.ask({ method, path, token: this.token, body });
  }
}
