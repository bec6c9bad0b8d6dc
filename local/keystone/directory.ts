import type { Assignment, Domain, IdentityData, ProjectData, UserData } from './identity-data';

export type Project = ProjectData & { readonly domain: Domain };
export type User = UserData & { readonly domain: Domain };

export type DomainReference = { readonly id: string } | { readonly name: string };
/** How a request names a user or a project: names are unique only within a domain. */
export type Reference = { readonly id: string } | { readonly name: string; readonly domain: DomainReference };

export type TokenScope =
  | { readonly kind: 'project'; readonly project: Project }
  | { readonly kind: 'domain'; readonly domain: Domain }
  | { readonly kind: 'system' }
  | { readonly kind: 'unscoped' };

/** As Keystone's bootstrap sets them up, transitively; `service` implies nothing. */
const IMPLIED_ROLES: ReadonlyMap<string, readonly string[]> = new Map([
  ['admin', ['member', 'reader']],
  ['member', ['reader']],
]);

/** The identity data, ready to be asked. */
export class Directory {
  private readonly domains: readonly Domain[];
  private readonly projects: readonly Project[];
  private readonly users: readonly User[];
  private readonly assignments: readonly Assignment[];

  /** @throws Error when a user or a project is in a domain that is not in the data. */
  constructor(data: IdentityData) {
    this.domains = data.domains;
    this.projects = data.projects.map((project) => ({ ...project, domain: this.homeOf(project) }));
    this.users = data.users.map((user) => ({ ...user, domain: this.homeOf(user) }));
    this.assignments = data.assignments;
  }

  findUser(reference: Reference): User | undefined {
    return this.users.find((user) => isMeant(user, reference));
  }

  findProject(reference: Reference): Project | undefined {
    return this.projects.find((project) => isMeant(project, reference));
  }

  findDomain(reference: DomainReference): Domain | undefined {
    return this.domains.find((domain) => isDomainMeant(domain, reference));
  }

  /** Names of the roles that a user has in a scope, implied ones included; none means that the scope is closed. */
  rolesOf(user: User, scope: TokenScope): readonly string[] {
    const assigned = this.assignments.filter(
      (assignment) => assignment.user_id === user.id && isIn(assignment, scope),
    );
    return withImplied(assigned.map(({ role }) => role));
  }

  /** The projects that a user may scope a token to. */
  projectsOf(user: User): readonly Project[] {
    return this.projects.filter((project) => this.rolesOf(user, { kind: 'project', project }).length > 0);
  }

  private homeOf({ name, domain_id }: ProjectData | UserData): Domain {
    const domain = this.findDomain({ id: domain_id });
    if (!domain) throw new Error(`${name} is in the domain ${domain_id}, which is not in the identity data`);
    return domain;
  }
}

/** @param roles Names; each is in the result once. */
export function withImplied(roles: readonly string[]): readonly string[] {
  return [...new Set(roles.flatMap((role) => [role, ...(IMPLIED_ROLES.get(role) ?? [])]))];
}

function isMeant(entity: Project | User, reference: Reference): boolean {
  if ('id' in reference) return entity.id === reference.id;
  return entity.name === reference.name && isDomainMeant(entity.domain, reference.domain);
}

function isDomainMeant(domain: Domain, reference: DomainReference): boolean {
  return 'id' in reference ? domain.id === reference.id : domain.name === reference.name;
}

function isIn(assignment: Assignment, scope: TokenScope): boolean {
  switch (scope.kind) {
    case 'project':
      return 'project_id' in assignment && assignment.project_id === scope.project.id;
    case 'domain':
      return 'domain_id' in assignment && assignment.domain_id === scope.domain.id;
    case 'system':
      return 'system' in assignment;
    case 'unscoped':
      return false;
  }
}
