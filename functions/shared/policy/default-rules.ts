import type { Route } from '../contract/routes';
import { type DefaultRuleName, DEFAULT_CHECKS } from './default-checks';

type PublicName = Extract<DefaultRuleName, `${string}:${string}`>;
type Operation = Pick<Route, 'method' | 'path'>;

interface DocumentedRule {
  readonly check: string;
  readonly description: string;
}

/** A rule that operations are checked against: its name has a colon, as in Freezer. */
export interface PublicRule extends DocumentedRule {
  readonly name: PublicName;
  readonly operations: readonly [Operation, ...Operation[]];
}

/** A rule that other rules are made of. */
export interface HelperRule extends DocumentedRule {
  readonly name: Exclude<DefaultRuleName, PublicName>;
  readonly operations?: never;
}

const JOBS = '/v2/{project_id}/jobs';
const JOB = `${JOBS}/{job_id}`;

/**
 * The default rules with their documentation, for operators. Nothing that runs in Lambda imports this file, so that
 * prose is not bundled.
 */
export const DEFAULT_RULES: readonly (PublicRule | HelperRule)[] = [
  {
    name: 'context_is_admin',
    check: DEFAULT_CHECKS.context_is_admin,
    description: 'An administrator, of whatever project.',
  },
  {
    name: 'admin_or_service',
    check: DEFAULT_CHECKS.admin_or_service,
    description: 'An administrator or another OpenStack service.',
  },
  {
    name: 'project_member',
    check: DEFAULT_CHECKS.project_member,
    description: 'A member of the project in the path.',
  },
  {
    name: 'project_reader',
    check: DEFAULT_CHECKS.project_reader,
    description: 'A reader of the project in the path.',
  },
  {
    name: 'admin_or_owner',
    check: DEFAULT_CHECKS.admin_or_owner,
    description: 'An administrator or a member of the project in the path.',
  },
  {
    name: 'admin_or_owner_or_service',
    check: DEFAULT_CHECKS.admin_or_owner_or_service,
    description: 'An administrator, a service or a member of the project in the path.',
  },
  {
    name: 'admin_or_reader_or_service',
    check: DEFAULT_CHECKS.admin_or_reader_or_service,
    description: 'An administrator, a service, or a member or reader of the project in the path.',
  },
  {
    name: 'cross_project',
    check: DEFAULT_CHECKS.cross_project,
    description:
      "Who may work in projects other than the token's. Asked with an empty target, and only of tokens with a " +
      "project or system scope; the operation's own rule must pass as well.",
  },
  {
    name: 'jobs:get',
    check: DEFAULT_CHECKS['jobs:get'],
    description: 'Show the details of a backup plan.',
    operations: [{ method: 'GET', path: JOB }],
  },
  {
    name: 'jobs:get_all',
    check: DEFAULT_CHECKS['jobs:get_all'],
    description: 'List the backup plans of a project.',
    operations: [{ method: 'GET', path: JOBS }],
  },
  {
    name: 'jobs:get_all_projects',
    check: DEFAULT_CHECKS['jobs:get_all_projects'],
    description:
      "List the backup plans of all projects, and show any of them under one's own project. Asked with an empty " +
      'target, beside the rule of the operation; cross_project must pass as well.',
    operations: [
      { method: 'GET', path: JOBS },
      { method: 'GET', path: JOB },
    ],
  },
  {
    name: 'jobs:create',
    check: DEFAULT_CHECKS['jobs:create'],
    description: 'Make a backup plan, or replace one whole.',
    operations: [
      { method: 'POST', path: JOBS },
      { method: 'POST', path: JOB },
    ],
  },
  {
    name: 'jobs:update',
    check: DEFAULT_CHECKS['jobs:update'],
    description: 'Change parts of a backup plan; agents report that way too.',
    operations: [{ method: 'PATCH', path: JOB }],
  },
  {
    name: 'jobs:delete',
    check: DEFAULT_CHECKS['jobs:delete'],
    description: 'Remove a backup plan.',
    operations: [{ method: 'DELETE', path: JOB }],
  },
  {
    name: 'jobs:event:create',
    check: DEFAULT_CHECKS['jobs:event:create'],
    description: 'Start, stop or abort a backup plan.',
    operations: [{ method: 'POST', path: `${JOB}/event` }],
  },
  {
    name: 'jobs:report',
    check: DEFAULT_CHECKS['jobs:report'],
    description: 'Report the state of a managed backup plan, as the platform that runs it does.',
    operations: [{ method: 'POST', path: `${JOB}/report` }],
  },
];
