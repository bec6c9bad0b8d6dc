import { requireEnvironment } from '../../../functions/shared/environment';

describe('requireEnvironment', () => {
  afterEach(() => {
    delete process.env['FREEZER_TEST'];
  });

  it('gives the value', () => {
    process.env['FREEZER_TEST'] = 'value';
    expect(requireEnvironment('FREEZER_TEST')).toBe('value');
  });

  it.each([undefined, ''])('names the variable that is %j', (value) => {
    if (value !== undefined) process.env['FREEZER_TEST'] = value;
    expect(() => requireEnvironment('FREEZER_TEST')).toThrow('FREEZER_TEST is not set');
  });
});
