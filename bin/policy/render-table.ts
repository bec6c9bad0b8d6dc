import type { Rules } from '../../functions/policy/check';
import type { Outcome } from '../../functions/policy/outcome';
import { aligned } from '../command/text-table';
import { explainRequest } from './explain-request';
import { renderOutcome } from './render-explanation';
import type { Project, Sender } from './sender';

const ROLES = ['reader', 'member', 'admin', 'service'];

const LEGEND = `own: in the token's own project; foreign: in all others; any: in both; no: in none;
"depends on" names what decides beside the roles, %(project_id)s being the project of the request's path.
Each column is a token with that role alone. Tokens with a domain scope or without a scope enter no project.`;

/** What each rule gives to each role, with the lock between tenants in front of it. */
export function renderTable(rules: Rules): string {
  return [
    ...['Tokens with a project scope', '', ...tableOf(rules, 'project'), ''],
    ...['Tokens with a system scope', '', ...tableOf(rules, 'system'), ''],
    LEGEND,
  ].join('\n');
}

function tableOf(rules: Rules, scope: 'project' | 'system'): readonly string[] {
  const senders: readonly Sender[] = [...ROLES.map((role) => [role]), []].map((roles) => ({ scope, roles }));
  const head = ['rule', ...ROLES, '(none)'];
  const rows = [...rules.keys()].map((rule) => [rule, ...senders.map((sender) => cell(rules, rule, sender))]);
  return aligned([head, ...rows]);
}

function cell(rules: Rules, rule: string, sender: Sender): string {
  const foreign = explainRequest(rules, { rule, sender, project: 'foreign' }).outcome;
  if (sender.scope !== 'project') return renderOutcome(foreign, 'any', 'no');
  const own = explainRequest(rules, { rule, sender, project: 'own' }).outcome;
  if (String(own) === String(foreign)) return renderOutcome(own, 'any', 'no');
  const parts = [inWords('own', own), inWords('foreign', foreign)];
  return parts.filter((part) => part !== '').join(', ');
}

function inWords(project: Project, outcome: Outcome): string {
  return typeof outcome === 'boolean'
    ? outcome
      ? project
      : ''
    : `${project} ${renderOutcome(outcome, '', '')}`;
}
