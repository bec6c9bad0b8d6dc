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

  it('leaves out what the SDK hangs on its errors', () => {
    const error = Object.assign(new Error('denied'), { $response: { headers: { authorization: 'secret' } } });
    expect(describeError(error)).toBe('Error: denied');
  });
});
