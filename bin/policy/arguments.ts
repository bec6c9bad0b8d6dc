import { SCOPES } from '../../functions/contract/identity';
import { commandLine } from '../command/command-line';
import { assertNoneOf, choiceOf, parseFlags, SWITCH, TEXT } from '../command/flags';
import { Refusal } from '../command/refusal';
import { PROJECTS, type Project, type Sender } from './sender';

export const USAGE = `Says who may do what, and why, before anything is deployed.

${commandLine('policy')} [--policy-file FILE]
${commandLine('policy')} check [--policy-file FILE] --rule RULE --roles ROLES --project own|foreign [--scope SCOPE]

Without "check" it prints what each rule gives to each role.

  --policy-file FILE  an operator's policy.yaml; the default rules if not given
  --rule RULE         the rule to explain, as in jobs:get
  --roles ROLES       the token's roles, with commas between them: Keystone adds reader to member, and both to admin;
                      "" for a token without roles
  --project own       the request is about the token's own project
  --project foreign   the request is about another project
  --scope SCOPE       what the token is scoped to: project (if not given), domain, system or unscoped
  --help              this text

Only the token's roles and scope are known: where a rule asks for its user, a domain or an id, it is said to depend on
that. Exit code: 0 when it is allowed, 1 when it is denied, 2 when there is no answer, 3 when it depends on something.
The table ends with 0.`;

export interface Question {
  readonly rule: string;
  readonly sender: Sender;
  readonly project: Project;
}

export type Arguments =
  | { readonly command: 'help' }
  | { readonly command: 'table'; readonly policyFile: string | undefined }
  | { readonly command: 'check'; readonly policyFile: string | undefined; readonly question: Question };

const CHECK = { rule: TEXT, roles: TEXT, project: TEXT, scope: TEXT };
const FLAGS = { help: SWITCH, 'policy-file': TEXT, ...CHECK };

/** @throws Refusal when a flag is unknown, is missing or has no sensible value. */
export function parseArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parseFlags(args, FLAGS);
  const { help, 'policy-file': policyFile, ...question } = values;
  const [command, ...more] = positionals;
  if (help === true) return { command: 'help' };
  if (more.length > 0 || (command !== undefined && command !== 'check')) {
    throw new Refusal('The only command is "check": --help shows how it is used.');
  }
  if (command === 'check') return { command, policyFile, question: toQuestion(question) };
  assertNoneOf(CHECK, question, 'check');
  return { command: 'table', policyFile };
}

type QuestionFlags = Readonly<Partial<Record<keyof typeof CHECK, string>>>;

function toQuestion({ rule, roles, project, scope = 'project' }: QuestionFlags): Question {
  if (rule === undefined || roles === undefined || project === undefined) {
    throw new Refusal('A check needs --rule, --roles and --project: --help shows how it is used.');
  }
  const sender = { scope: choiceOf('scope', SCOPES, scope), roles: toRoles(roles) };
  const question = { rule, sender, project: choiceOf('project', PROJECTS, project) };
  if (question.project === 'own' && sender.scope !== 'project') {
    throw new Refusal('Only a token with a project scope has an own project: say --project foreign.');
  }
  return question;
}

function toRoles(text: string): readonly string[] {
  const roles = text === '' ? [] : text.split(',').map((role) => role.trim());
  if (roles.includes('')) throw new Refusal('--roles must be names with a comma between them, or "".');
  return roles;
}
