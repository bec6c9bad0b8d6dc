import { parseArgs, types } from 'node:util';
import { SCOPES } from '../../functions/contract/identity';
import { PROJECTS, type Project, type Sender } from './sender';
import { UsageError } from '../command/usage-error';

export const USAGE = `Says who may do what, and why, before anything is deployed.

npm run policy -- [--policy-file FILE]
npm run policy -- check [--policy-file FILE] --rule RULE --roles ROLES --project own|foreign [--scope SCOPE]

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

/** @throws UsageError when a flag is unknown, is missing or has no sensible value. */
export function parseArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parseFlags(args);
  const { help, 'policy-file': policyFile, ...question } = values;
  const [command, ...more] = positionals;
  if (help === true) return { command: 'help' };
  if (more.length > 0 || (command !== undefined && command !== 'check')) {
    throw new UsageError('The only command is "check": --help shows how it is used.');
  }
  if (command === 'check') return { command, policyFile, question: toQuestion(question) };
  const [flag] = Object.keys(question);
  if (flag !== undefined) throw new UsageError(`--${flag} belongs to "check": --help shows how it is used.`);
  return { command: 'table', policyFile };
}

function parseFlags(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean' },
        'policy-file': { type: 'string' },
        rule: { type: 'string' },
        roles: { type: 'string' },
        project: { type: 'string' },
        scope: { type: 'string' },
      },
    });
  } catch (error) {
    // Node's message goes on with advice about positional arguments.
    const [problem] = types.isNativeError(error) ? error.message.split(/\.\s/) : [];
    throw new UsageError(`${problem ?? String(error)}: --help shows the flags.`);
  }
}

type QuestionFlags = Readonly<Partial<Record<'rule' | 'roles' | 'project' | 'scope', string>>>;

function toQuestion({ rule, roles, project, scope = 'project' }: QuestionFlags): Question {
  if (rule === undefined || roles === undefined || project === undefined) {
    throw new UsageError('A check needs --rule, --roles and --project: --help shows how it is used.');
  }
  const sender = { scope: oneOf('scope', SCOPES, scope), roles: toRoles(roles) };
  const question = { rule, sender, project: oneOf('project', PROJECTS, project) };
  if (question.project === 'own' && sender.scope !== 'project') {
    throw new UsageError('Only a token with a project scope has an own project: say --project foreign.');
  }
  return question;
}

function toRoles(text: string): readonly string[] {
  const roles = text === '' ? [] : text.split(',').map((role) => role.trim());
  if (roles.includes('')) throw new UsageError('--roles must be names with a comma between them, or "".');
  return roles;
}

function oneOf<Choice extends string>(flag: string, choices: readonly Choice[], value: string): Choice {
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) {
    throw new UsageError(`--${flag} is ${JSON.stringify(value)}, but it must be ${choices.join(' or ')}.`);
  }
  return choice;
}
