import { reasonOf } from '../../../bin/command/refusal';

describe('reasonOf', () => {
  it.each([
    ['a message', new Error('socket hang up'), 'socket hang up'],
    ['a code', Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
    ['a name alone', new TypeError(), 'TypeError'],
    ['no error', 'text', 'text'],
  ])('tells %s', (_case, error, reason) => {
    expect(reasonOf(error)).toBe(reason);
  });
});
