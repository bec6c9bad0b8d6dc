import { assertNoneOf, choiceOf, parseFlags, requiredFlag, SWITCH, TEXT } from '../../../bin/command/flags';
import { Refusal } from '../../../bin/command/refusal';

const FLAGS = { url: TEXT, write: SWITCH };

describe('parseFlags', () => {
  it('reads flags, with a value apart or behind an equals sign, and what stands between them', () => {
    expect(parseFlags(['run', '--url', 'a', '--write'], FLAGS)).toMatchObject({
      values: { url: 'a', write: true },
      positionals: ['run'],
    });
    expect(parseFlags(['--url=a'], FLAGS).values).toEqual({ url: 'a' });
  });

  it.each([
    ['an unknown flag', ['--token', 'x'], "Unknown option '--token': --help shows the flags."],
    ['a missing value', ['--url'], "Option '--url <value>' argument missing: --help shows the flags."],
    [
      'a flag for a value',
      ['--url', '--write'],
      "Option '--url' argument is ambiguous: --help shows the flags.",
    ],
    [
      'a value too many',
      ['--write=x'],
      "Option '--write' does not take an argument: --help shows the flags.",
    ],
  ])("refuses %s with the first sentence of Node's message", (_case, args, message) => {
    expect(() => parseFlags(args, FLAGS)).toThrow(new Refusal(message));
  });
});

it.each([undefined, ''])('a required flag is missing: %j', (value) => {
  expect(() => requiredFlag('url', value)).toThrow(new Refusal('--url is missing: --help shows the flags.'));
  expect(requiredFlag('url', 'a')).toBe('a');
});

it('a flag of another command is refused', () => {
  expect(() => {
    assertNoneOf(FLAGS, { table: 't', write: true }, 'check');
  }).toThrow(new Refusal('--write belongs to "check": --help shows how it is used.'));
  expect(() => {
    assertNoneOf(FLAGS, { table: 't' }, 'check');
  }).not.toThrow();
});

it('a value is one of the choices', () => {
  expect(choiceOf('scope', ['project', 'system'], 'system')).toBe('system');
  expect(() => choiceOf('scope', ['project', 'system'], 'all')).toThrow(
    new Refusal('--scope is "all", but it must be project or system.'),
  );
});
