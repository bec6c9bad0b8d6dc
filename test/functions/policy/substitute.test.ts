import { type Match, substitute } from '../../../functions/policy/check';

const TARGET = { project_id: 'p', 'target.user.id': 'u', empty: '' };

describe('substitute', () => {
  it.each<[what: string, match: Match, expected: string | undefined]>([
    ['leaves text alone', ['member'], 'member'],
    ['puts values between text', ['a-', { key: 'project_id' }, '-b'], 'a-p-b'],
    ['takes a dot for a part of the key', [{ key: 'target.user.id' }], 'u'],
    ['takes an empty value', [{ key: 'empty' }], ''],
    ['has no text without a value', ['a', { key: 'missing' }], undefined],
    ['knows only own keys', [{ key: 'constructor' }], undefined],
  ])('%s', (_what, match, expected) => {
    expect(substitute(match, TARGET)).toBe(expected);
  });
});
