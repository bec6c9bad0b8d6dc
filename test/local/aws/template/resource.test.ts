import { templateOf } from './builders';

const resource = templateOf({
  A: [
    'Test::A',
    { text: 'x', empty: '', digits: '5', number: 5, list: [1], object: { a: 'b' }, mixed: { a: 1 } },
  ],
}).only('Test::A');

it.each([
  ['a text', () => resource.text('text'), 'x'],
  ['an optional text', () => resource.optionalText('text'), 'x'],
  ['no optional text', () => resource.optionalText('missing'), undefined],
  ['a number', () => resource.number('number', 1), 5],
  ['a number in digits', () => resource.number('digits', 1), 5],
  ['a default', () => resource.number('missing', 1), 1],
  ['a list', () => resource.list('list'), [1]],
  ['no list', () => resource.list('missing'), []],
  ['texts', () => resource.texts('object'), { a: 'b' }],
  ['no fields', () => resource.fields('missing'), {}],
])('reads %s', (_what, read, expected) => {
  expect(read()).toEqual(expected);
});

it.each([
  ['missing must be a text', () => resource.text('missing')],
  ['empty must be a text', () => resource.text('empty')],
  ['number must be a text', () => resource.optionalText('number')],
  ['text must be a number', () => resource.number('text', 1)],
  ['object must be a list', () => resource.list('object')],
  ['list must be an object', () => resource.fields('list')],
  ['mixed must be an object of texts', () => resource.texts('mixed')],
])('says that %s', (sentence, read) => {
  const [name = '', ...rest] = sentence.split(' ');
  expect(read).toThrow(`${name} of A (Test::A) ${rest.join(' ')}.`);
});
