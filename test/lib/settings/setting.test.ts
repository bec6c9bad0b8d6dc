import { matching, oneOf, wholeNumber } from '../../../lib/settings/readers';
import { optional, readValues, required, setting, SettingError } from '../../../lib/settings/setting';

const TABLE = {
  url: required(matching(/^https:/, 'an https URL'), { advice: 'give one', doc: 'Where it is.' }),
  seconds: setting(wholeNumber(0, 60), { default: 5, doc: 'How long.' }),
  mode: optional(oneOf('fast', 'safe'), { without: 'as it comes', doc: 'How.' }),
};

describe('readValues', () => {
  const url = 'https://a';

  it('reads what was given, and fills in the rest', () => {
    expect(readValues(TABLE, { url, seconds: '7', mode: 'fast' })).toEqual({ url, seconds: 7, mode: 'fast' });
    expect(readValues(TABLE, { url })).toEqual({ url, seconds: 5, mode: undefined });
  });

  it('has the types of the table', () => {
    const { seconds, mode }: { url: string; seconds: number; mode: 'fast' | 'safe' | undefined } = readValues(
      TABLE,
      { url },
    );
    expect([seconds, mode]).toEqual([5, undefined]);
    // @ts-expect-error It may be absent.
    const always: 'fast' | 'safe' = readValues(TABLE, { url }).mode;
    expect(always).toBeUndefined();
  });

  it.each([
    ['what must be given', {}, 'The setting url is missing: give one.'],
    [
      'a wrong value',
      { url, seconds: 61 },
      'The setting seconds is 61, but it must be a whole number from 0 to 60.',
    ],
    ['another choice', { url, mode: 'slow' }, 'The setting mode is "slow", but it must be fast or safe.'],
    [
      'a password',
      { url, mode: 'https://ann:hunter2@a' },
      'The setting mode is "(a URL with a user)", but it must be fast or safe.',
    ],
    [
      'several lines, which may be a private key',
      { url, mode: 'a\nhunter2' },
      'The setting mode is "(a text of several lines)", but it must be fast or safe.',
    ],
  ])('refuses %s', (_case, given, message) => {
    expect(() => readValues(TABLE, given)).toThrow(new SettingError(message));
  });
});

it('a default has the type of its reader', () => {
  // @ts-expect-error It is no number.
  expect(setting(wholeNumber(0, 60), { default: 'long', doc: '' }).absent('seconds')).toBe('long');
});
