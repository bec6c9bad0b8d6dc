import { groupedProperties } from '../../../bin/schemas/grouped-properties';

it('writes equal properties as one pattern, at every depth', () => {
  const text = { type: 'string' };
  const inner = { type: 'object', properties: { a: text, b: text, c: {} }, additionalProperties: false };
  const innerGrouped = {
    type: 'object',
    additionalProperties: false,
    properties: { c: {} },
    patternProperties: { '^(?:a|b)$': text },
  };
  expect(
    groupedProperties({
      type: 'object',
      properties: { x: inner, y: inner, list: { type: 'array', items: inner } },
    }),
  ).toEqual({
    type: 'object',
    properties: { list: { type: 'array', items: innerGrouped } },
    patternProperties: { '^(?:x|y)$': innerGrouped },
  });
});

it('leaves a schema without properties alone', () => {
  expect(groupedProperties({ type: 'string', enum: ['a'] })).toEqual({ type: 'string', enum: ['a'] });
});
