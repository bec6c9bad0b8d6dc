import { Refusal } from '../../../bin/command/refusal';
import { parseArguments, USAGE } from '../../../bin/smoke/arguments';

describe('parseArguments', () => {
  it('reads every flag, with its value apart or behind an equals sign', () => {
    const args = ['--url', 'https://api', '--auth-url=https://keystone', '--job-id', 'j'];
    expect(parseArguments(args)).toEqual({
      help: false,
      url: 'https://api',
      authUrl: 'https://keystone',
      jobId: 'j',
      write: false,
    });
    expect(parseArguments(['--write'])).toMatchObject({ write: true });
    expect(parseArguments(['--help'])).toMatchObject({ help: true });
  });

  it.each([
    ['an unknown flag', ['--token', 'x'], "Unknown option '--token': --help shows the flags."],
    ['a missing value', ['--url'], "Option '--url <value>' argument missing: --help shows the flags."],
    [
      'a flag for a value',
      ['--url', '--job-id'],
      "Option '--url' argument is ambiguous: --help shows the flags.",
    ],
    ['a value too many', ['--help=x'], "Option '--help' does not take an argument: --help shows the flags."],
    ['what has no flag', ['gAAAAAsecret'], 'Every argument needs a flag: --help shows them.'],
  ])('refuses %s in one sentence', (_case, args, sentence) => {
    expect(() => parseArguments(args)).toThrow(new Refusal(sentence));
  });
});

describe('USAGE', () => {
  it.each(['--url', '--auth-url', '--job-id', '--write', '--help', 'OS_TOKEN', 'OS_PASSWORD', 'Exit code'])(
    'explains %s',
    (word) => {
      expect(USAGE).toContain(word);
    },
  );

  it('fits a terminal', () => {
    expect(USAGE.split('\n').filter((line) => line.length > 110)).toEqual([]);
  });
});
