import type { Scope } from '../../functions/contract/identity';
import type { Rules } from '../../functions/policy/check';
import { type Prospect, prospectiveToken } from '../../functions/policy/outcome';

/** Whose project a request is about, seen from its token. */
export const PROJECTS = ['own', 'foreign'] as const;
export type Project = (typeof PROJECTS)[number];

export interface Sender {
  readonly scope: Scope;
  readonly roles: readonly string[];
}

/** A request of somebody of whom only scope and roles are known. */
export function prospectOf(rules: Rules, sender: Sender, project: Project): Prospect {
  return { rules, token: prospectiveToken(sender), project };
}
