import { requestIdOf } from '../../../functions/http/api-request';

const OURS = /^req-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('requestIdOf', () => {
  it.each([
    ['req-6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'req-6ba7b810-9dad-11d1-80b4-00c04fd430c8'],
    ['6ba7b810', 'req-6ba7b810'],
    ['a.b_c', 'req-a.b_c'],
  ])("keeps the caller's own %s as %s", (sent, expected) => {
    expect(requestIdOf(sent)).toBe(expected);
  });

  it.each([undefined, '', 'a b', 'a\r\nSet-Cookie: b', 'ä', 'x'.repeat(129)])(
    'makes one instead of %j',
    (sent) => {
      expect(requestIdOf(sent)).toMatch(OURS);
    },
  );

  it('makes a new one each time', () => {
    expect(requestIdOf(undefined)).not.toBe(requestIdOf(undefined));
  });
});
