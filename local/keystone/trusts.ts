import { randomUUID } from 'node:crypto';
import { type Directory, withImplied } from './directory';

/** What Keystone keeps of a trust: one user hands on roles in a project to another. */
export interface Trust {
  readonly id: string;
  readonly trustor_user_id: string;
  readonly trustee_user_id: string;
  readonly project_id: string;
  /** Whether the trustee's token says that it is the trustor's. */
  readonly impersonation: boolean;
  /** Names, without the implied ones. */
  readonly roles: readonly string[];
}

/** The trusts that were made, in memory only: a restart forgets them. */
export class TrustStore {
  private readonly trusts = new Map<string, Trust>();

  add(trust: Omit<Trust, 'id'>): Trust {
    const added = { id: randomUUID().replaceAll('-', ''), ...trust };
    this.trusts.set(added.id, added);
    return added;
  }

  find(id: string): Trust | undefined {
    return this.trusts.get(id);
  }

  delete({ id }: Trust): void {
    this.trusts.delete(id);
  }

  list(isWanted: (trust: Trust) => boolean): readonly Trust[] {
    return [...this.trusts.values()].filter(isWanted);
  }
}

/** With the implied ones; undefined when the trustor does not have all of them any more. */
export function rolesHandedOn(
  { trustor_user_id, project_id, roles }: Omit<Trust, 'id'>,
  directory: Directory,
): readonly string[] | undefined {
  const trustor = directory.findUser({ id: trustor_user_id });
  const project = directory.findProject({ id: project_id });
  if (!trustor || !project) return undefined;
  const own = directory.rolesOf(trustor, { kind: 'project', project });
  return roles.every((role) => own.includes(role)) ? withImplied(roles) : undefined;
}
