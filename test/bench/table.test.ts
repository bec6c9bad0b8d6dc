import { number, spread, table } from '../../bench/report/table';

describe('a table', () => {
  it('is Markdown, with numbers to the right', () => {
    expect(
      table(
        ['name', 'time', 'share'],
        [
          ['one', '1,200 (900–1,300)', '3.0 %'],
          ['two', '-3', ''],
        ],
      ),
    ).toBe(
      '| name | time | share |\n| --- | --: | --- |\n| one | 1,200 (900–1,300) | 3.0 % |\n| two | -3 |  |',
    );
  });
});

describe('a number', () => {
  it.each([
    [0.1234, '0.12'],
    [9.876, '9.88'],
    [12.345, '12.3'],
    [-12.345, '-12.3'],
    [1234.5, '1,235'],
    [3, '3.00'],
  ])('%d is %s', (value, text) => {
    expect(number(value)).toBe(text);
  });

  it('comes with its spread', () => {
    expect(spread({ median: 1, low: 0.5, high: 12 })).toBe('1.00 (0.50–12.0)');
  });
});
