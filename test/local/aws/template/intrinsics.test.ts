import { type Names, resolve } from '../../../../local/aws/template/intrinsics';

const names: Names = {
  ref: (name) => `<${name}>`,
  attribute: (id, attribute) => `<${id}|${attribute}>`,
};
const PARTS = { 'Fn::Split': [':', 'a:b:c'] };

it.each([
  ['plain values', { a: [1, 'x', true, null] }, { a: [1, 'x', true, null] }],
  ['Ref', { Ref: 'Table' }, '<Table>'],
  ['a key Ref among others', { Ref: 'Table', other: 1 }, { Ref: 'Table', other: 1 }],
  ['GetAtt', { 'Fn::GetAtt': ['Table', 'Arn'] }, '<Table|Arn>'],
  ['GetAtt in one text', { 'Fn::GetAtt': 'Table.Stream.Arn' }, '<Table|Stream.Arn>'],
  ['Join', { 'Fn::Join': ['-', ['a', { Ref: 'B' }, 1]] }, 'a-<B>-1'],
  ['Join of a split', { 'Fn::Join': ['/', PARTS] }, 'a/b/c'],
  ['Split', PARTS, ['a', 'b', 'c']],
  ['Select', { 'Fn::Select': [1, PARTS] }, 'b'],
  ['Select with a text', { 'Fn::Select': ['2', PARTS] }, 'c'],
  [
    'Sub',
    { 'Fn::Sub': 'x-${AWS::Region}-${Table.Arn}-${!Literal}' },
    'x-<AWS::Region>-<Table|Arn>-${Literal}',
  ],
  ['Sub with variables', { 'Fn::Sub': ['${A}-${B}', { A: { Ref: 'C' } }] }, '<C>-<B>'],
  ['what is deep inside', { a: [{ b: { Ref: 'C' } }] }, { a: [{ b: '<C>' }] }],
])('resolves %s', (_what, value, expected) => {
  expect(resolve(value, names)).toEqual(expected);
});

it.each([
  [{ 'Fn::If': ['Condition', 'a', 'b'] }, 'The local stack does not know the function Fn::If.'],
  [{ 'Fn::ImportValue': 'x' }, 'The local stack does not know the function Fn::ImportValue.'],
  [{ 'Fn::Select': [3, PARTS] }, 'Fn::Select finds nothing at 3.'],
  [{ 'Fn::Join': ['-', 'text'] }, 'Fn::Join needs a list, not "text".'],
  [{ 'Fn::Sub': [{}, {}] }, 'Fn::Sub needs a text, not {}.'],
])('fails for %j', (value, message) => {
  expect(() => resolve(value, names)).toThrow(message);
});
