/** Who exists and who may do what: everything that the local identity service knows. Ids are 32 hex digits. */
export interface IdentityData {
  readonly domains: readonly Domain[];
  readonly projects: readonly ProjectData[];
  readonly users: readonly UserData[];
  readonly assignments: readonly Assignment[];
}

export interface Domain {
  readonly id: string;
  readonly name: string;
}

export interface ProjectData {
  readonly id: string;
  readonly name: string;
  readonly domain_id: string;
}

export interface UserData {
  readonly id: string;
  readonly name: string;
  /** In clear text: these are made-up users. */
  readonly password: string;
  readonly domain_id: string;
  /** Scope of a token that is asked for without one. */
  readonly default_project_id?: string;
}

/** A role, by name, of one user on one project, one domain or the system. */
export type Assignment = { readonly user_id: string; readonly role: string } & (
  { readonly project_id: string } | { readonly domain_id: string } | { readonly system: 'all' }
);
