import { badRequest } from '../../../local/keystone/errors';
import { isFields, objectAt, textAt, textsAt } from '../../../local/keystone/fields';

describe('isFields', () => {
  it.each([
    [{}, true],
    [null, false],
    [[], false],
    ['text', false],
    [undefined, false],
  ])('%j: %s', (value, expected) => {
    expect(isFields(value)).toBe(expected);
  });
});

describe.each([
  { reader: objectAt, kind: 'object', good: { a: 1 }, bad: [undefined, null, [], 'text', 1] },
  { reader: textAt, kind: 'string', good: 'text', bad: [undefined, null, [], {}, 1] },
  {
    reader: textsAt,
    kind: 'list of strings',
    good: ['a', 'b'],
    bad: [undefined, null, {}, 'text', ['a', 1]],
  },
])('a field that must be one $kind', ({ reader, kind, good, bad }) => {
  it('is read', () => {
    expect(reader({ field: good }, 'field')).toEqual(good);
  });

  it.each(bad.map((value) => [value]))('is refused when it is %j', (value) => {
    expect(() => reader({ field: value }, 'field')).toThrow(
      badRequest(`The request needs the ${kind} "field".`),
    );
  });
});
