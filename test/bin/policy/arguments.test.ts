import { Refusal } from '../../../bin/command/refusal';
import { parseArguments, USAGE } from '../../../bin/policy/arguments';

const CHECK = ['check', '--rule', 'jobs:get', '--roles', 'member'];
const SEE = '--help shows how it is used.';

describe('parseArguments', () => {
  it.each([
    [[], { command: 'table' }],
    [['--policy-file', 'policy.yaml'], { command: 'table', policyFile: 'policy.yaml' }],
    [['--help'], { command: 'help' }],
    [['check', '--help'], { command: 'help' }],
  ])('reads %j', (args, expected) => {
    expect(parseArguments(args)).toEqual(expected);
  });

  it('reads a check, for a token with a project scope unless told otherwise', () => {
    const question = { rule: 'jobs:get', sender: { scope: 'project', roles: ['member'] }, project: 'own' };
    expect(parseArguments([...CHECK, '--project', 'own'])).toEqual({ command: 'check', question });
    expect(parseArguments([...CHECK, '--project=foreign', '--scope=system', '--policy-file=p'])).toEqual({
      command: 'check',
      policyFile: 'p',
      question: { ...question, sender: { scope: 'system', roles: ['member'] }, project: 'foreign' },
    });
  });

  it.each([
    ['member', ['member']],
    ['member, reader', ['member', 'reader']],
    ['', []],
  ])('reads the roles %j', (roles, expected) => {
    const args = ['check', '--rule', 'jobs:get', '--project', 'own', '--roles', roles];
    expect(parseArguments(args)).toMatchObject({ question: { sender: { roles: expected } } });
  });

  it.each([
    ['an unknown flag', ['--nope'], "Unknown option '--nope': --help shows the flags."],
    ['a missing value', ['--rule'], "Option '--rule <value>' argument missing: --help shows the flags."],
    ['an unknown command', ['explain'], `The only command is "check": ${SEE}`],
    ['a second command', ['check', 'check'], `The only command is "check": ${SEE}`],
    ['a question without the command', CHECK.slice(1), `--rule belongs to "check": ${SEE}`],
    [
      'no rule',
      ['check', '--roles=a', '--project=own'],
      `A check needs --rule, --roles and --project: ${SEE}`,
    ],
    [
      'no roles',
      ['check', '--rule=a', '--project=own'],
      `A check needs --rule, --roles and --project: ${SEE}`,
    ],
    ['no project', CHECK, `A check needs --rule, --roles and --project: ${SEE}`],
    ['another project', [...CHECK, '--project=mine'], '--project is "mine", but it must be own or foreign.'],
    [
      'another scope',
      [...CHECK, '--project=own', '--scope=all'],
      '--scope is "all", but it must be project or domain or system or unscoped.',
    ],
    [
      'an own project without its scope',
      [...CHECK, '--project=own', '--scope=system'],
      'Only a token with a project scope has an own project: say --project foreign.',
    ],
    [
      'a role without a name',
      ['check', '--rule=a', '--project=own', '--roles=a,,b'],
      '--roles must be names with a comma between them, or "".',
    ],
  ])('refuses %s in one sentence', (_case, args, sentence) => {
    expect(() => parseArguments(args)).toThrow(new Refusal(sentence));
  });
});

describe('USAGE', () => {
  it.each(['check', '--policy-file', '--rule', '--roles', '--project', '--scope', '--help', 'Exit code'])(
    'explains %s',
    (word) => {
      expect(USAGE).toContain(word);
    },
  );

  it('fits a terminal', () => {
    expect(USAGE.split('\n').filter((line) => line.length > 120)).toEqual([]);
  });
});
