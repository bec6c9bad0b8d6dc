import { AccessForbidden, BadDataFormat } from '../../../functions/errors';
import { describeError } from '../../../functions/runtime/log';

describe('describeError', () => {
  it.each([
    [new Error('lost'), 'Error: lost'],
    [Object.assign(new Error('lost'), { code: 'ECONNRESET' }), 'Error ECONNRESET: lost'],
    [new TypeError('odd', { cause: new Error('lost') }), 'TypeError: odd (Error: lost)'],
    ['gAAAAABsecret', 'string'],
    [{ token: 'secret' }, 'object'],
  ])('tells of %p only name, code and message', (error, expected) => {
    expect(describeError(error)).toBe(expected);
  });

  it.each([
    ['what could not be parsed', () => JSON.parse('s3cret') as unknown, 'SyntaxError'],
    ['what the caller sent', () => fail(new BadDataFormat('s3cret')), 'BadDataFormat'],
    [
      'nor in a cause',
      () => fail(new Error('odd', { cause: new BadDataFormat('s3cret') })),
      'Error: odd (BadDataFormat)',
    ],
    [
      'but our own words',
      () => fail(new AccessForbidden('no', { cause: new Error('why') })),
      'AccessForbidden: no (Error: why)',
    ],
  ])('quotes nothing of %s', (_what, act, expected) => {
    let thrown: unknown;
    try {
      act();
    } catch (error) {
      thrown = error;
    }
    expect(describeError(thrown)).toBe(expected);
  });

  it('leaves out what the SDK hangs on its errors', () => {
    const error = Object.assign(new Error('denied'), { $response: { headers: { authorization: 'secret' } } });
    expect(describeError(error)).toBe('Error: denied');
  });
});

function fail(error: Error): never {
  throw error;
}
