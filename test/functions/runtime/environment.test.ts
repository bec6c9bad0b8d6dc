import { optionalEnvironment, requireEnvironment } from '../../../functions/runtime/environment';

describe('the environment', () => {
  afterEach(() => {
    delete process.env['FREEZER_TEST'];
  });

  it('gives the value', () => {
    process.env['FREEZER_TEST'] = 'value';
    expect(requireEnvironment('FREEZER_TEST')).toBe('value');
  });

  it.each([
    ['value', 'value'],
    ['', undefined],
    [undefined, undefined],
  ])('reads an optional %j as %j', (given, expected) => {
    if (given !== undefined) process.env['FREEZER_TEST'] = given;
    expect(optionalEnvironment('FREEZER_TEST')).toBe(expected);
  });

  it.each([undefined, ''])('names the variable that is %j', (value) => {
    if (value !== undefined) process.env['FREEZER_TEST'] = value;
    expect(() => requireEnvironment('FREEZER_TEST')).toThrow('FREEZER_TEST is not set');
  });
});
