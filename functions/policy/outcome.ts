import type { Scope } from '../contract/identity';
import {
  type Check,
  findRule,
  type Match,
  type MatchingCheck,
  type Rules,
  substitute,
  targetKeysOf,
} from './check';
import type { Credentials } from './credentials';

/** What a check gives where not all is known: yes, no, or the names of what it depends on. */
export type Outcome = boolean | readonly string[];

/** The only thing that a request's target has. */
export const PROJECT_KEY = 'project_id';
/** How an outcome names it. */
const PATH_PROJECT = '%(project_id)s';

/** The texts that a credential may have (undefined: none at all), where they are few. */
type Texts = readonly (string | undefined)[] | 'anything';

/** A token of which only its roles and its scope are known, or not even they. */
export interface ProspectiveToken {
  readonly roles: readonly string[] | undefined;
  /** By the names of Credentials, but for the roles. A name that is not in it has no text in any token. */
  readonly credentials: ReadonlyMap<string, Texts>;
}

/** What is known of a request. */
export interface Prospect {
  readonly rules: Rules;
  readonly token: ProspectiveToken;
  /** Whose project the request is about; `none` where it has no target. */
  readonly project: 'own' | 'foreign' | 'unknown' | 'none';
}

/** @param known What is left out is not known, and neither are the user, the domains and the project. */
export function prospectiveToken(known: {
  readonly roles?: readonly string[];
  readonly scope?: Scope;
}): ProspectiveToken {
  const { scope } = known;
  const roles = known.roles?.map((role) => role.trim().toLowerCase());
  const within = (owner: Scope): Texts => (scope === undefined || scope === owner ? 'anything' : ['None']);
  const credentials: Readonly<Record<Exclude<keyof Credentials, 'roles'>, Texts>> = {
    user: 'anything',
    user_id: 'anything',
    user_domain: 'anything',
    project: within('project'),
    project_id: within('project'),
    project_domain: within('project'),
    domain: within('domain'),
    domain_id: within('domain'),
    is_admin: roles === undefined ? ['True', 'False'] : [roles.includes('admin') ? 'True' : 'False'],
    is_admin_project: ['True', 'False'],
    system_scope: scope === undefined ? ['all', 'None'] : [scope === 'system' ? 'all' : 'None'],
    system: scope === undefined ? ['all', undefined] : [scope === 'system' ? 'all' : undefined],
  };
  return { roles, credentials: new Map(Object.entries(credentials)) };
}

/**
 * Evaluates a check in three values. A yes or a no is evaluateCheck's own for every request that the prospect covers; a
 * dependence may be one that no request resolves (`user:a and not user:a`). The rules must be free of cycles.
 */
export function outcomeOf(check: Check, prospect: Prospect): Outcome {
  const part = (each: Check): Outcome => outcomeOf(each, prospect);
  switch (check.type) {
    case 'allow':
      return true;
    case 'deny':
      return false;
    case 'not':
      return opposite(part(check.check));
    case 'and':
      return allOf(check.checks.map(part));
    case 'or':
      return anyOf(check.checks.map(part));
    case 'rule': {
      const rule = findRule(prospect.rules, check.name);
      return rule !== undefined && part(rule);
    }
    case 'role':
    case 'literal':
    case 'credential':
      return matchingOutcome(check, prospect);
  }
}

export function allOf(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes(false)) return false;
  const names = outcomes.flatMap((outcome) => (typeof outcome === 'boolean' ? [] : outcome));
  return names.length === 0 || [...new Set(names)];
}

export function anyOf(outcomes: readonly Outcome[]): Outcome {
  return opposite(allOf(outcomes.map(opposite)));
}

function opposite(outcome: Outcome): Outcome {
  return typeof outcome === 'boolean' ? !outcome : outcome;
}

function matchingOutcome(check: MatchingCheck, { token, project }: Prospect): Outcome {
  const text = substitute(check.match, {});
  if (text !== undefined) return comparison(check, text, token);
  if (project === 'none' || targetKeysOf(check).some((key) => key !== PROJECT_KEY)) return false;
  if (project !== 'unknown' && asksForOwnProject(check)) return project === 'own';
  const left = unknownsOf(check, token);
  return left !== undefined && [...left, PATH_PROJECT];
}

/** Whether it is `project_id:%(project_id)s`, the one comparison of two unknown texts whose outcome is known. */
function asksForOwnProject({ match, ...check }: MatchingCheck): boolean {
  const isProject = check.type === 'credential' && ['project_id', 'project'].includes(check.path.join('.'));
  return isProject && isKeyAlone(match);
}

function isKeyAlone(match: Match): boolean {
  return match.filter((part) => part !== '').length === 1;
}

function comparison(check: MatchingCheck, text: string, token: ProspectiveToken): Outcome {
  if (check.type === 'literal') return check.text === text;
  if (check.type === 'role') return token.roles?.includes(text.toLowerCase()) ?? ['roles'];
  if (asksForRoles(check)) {
    // Credentials have them in lower case.
    return text === text.trim().toLowerCase() && (token.roles?.includes(text) ?? ['roles']);
  }
  const texts = textsOf(check.path, token);
  if (texts === 'anything') return [check.path.join('.')];
  if (!texts.includes(text)) return false;
  return texts.every((each) => each === text) || [check.path.join('.')];
}

/** What is not known of the left side of a check; undefined where it has no text, so that it equals nothing. */
function unknownsOf(check: MatchingCheck, token: ProspectiveToken): readonly string[] | undefined {
  if (check.type === 'literal') return [];
  if (check.type === 'role' || asksForRoles(check)) {
    if (token.roles === undefined) return ['roles'];
    return token.roles.length === 0 ? undefined : [];
  }
  const texts = textsOf(check.path, token);
  if (texts === 'anything' || texts.length > 1) return [check.path.join('.')];
  return texts[0] === undefined ? undefined : [];
}

function asksForRoles(check: MatchingCheck): boolean {
  return check.type === 'credential' && check.path.join('.') === 'roles';
}

/** Nothing in the credentials has parts of its own, so that a longer path leads nowhere. */
function textsOf(path: readonly string[], { credentials }: ProspectiveToken): Texts {
  return credentials.get(path.join('.')) ?? [];
}
