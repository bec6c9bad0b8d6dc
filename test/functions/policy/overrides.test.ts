import { parseOverrides } from '../../../functions/policy/rules';

describe('parseOverrides', () => {
  it('reads what the stack wrote', () => {
    expect(parseOverrides('{"jobs:get":"role:auditor"}')).toEqual({ 'jobs:get': 'role:auditor' });
  });

  it('takes no file for no rules', () => {
    expect(parseOverrides(undefined)).toEqual({});
  });

  it.each(['', '[]', 'null', '"@"', '{'])('stops the start over %j', (text) => {
    expect(() => parseOverrides(text)).toThrow();
  });
});
