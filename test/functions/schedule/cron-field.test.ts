import { allowedIn, CRON_FIELDS, cronValues } from '../../../functions/schedule/cron-field';

function field(name: string) {
  const found = new Map(Object.entries(CRON_FIELDS)).get(`schedule_${name}`);
  if (!found) throw new Error(`There is no field ${name}.`);
  return found;
}

describe('accepts', () => {
  it.each([
    ['year', '1970', '9999', '2024-2030/2', '*', '*/4'],
    ['month', '1', '12', '1-6, 9-12', 'jan', 'JAN-Mar', 'jan,6,oct-dec', '*/11'],
    ['day', '1', '31', 'last', 'Last', '1st mon', '5th  SUN', 'last fri', '1,15,last', '*/30'],
    ['week', '1', '53', '1-52/2', '*/52'],
    ['day_of_week', '0', '6', 'mon', 'mon, wed, fri', 'tue-sun', '0-4', '0,1,2,3,4,5,6'],
    ['hour', '0', '00', '23', '*/12', '*/23', '8-18/2', '20/3'],
    ['minute', '0', '59', '*/59', '0,15,30,45', '30/29'],
    ['second', '0', '59', ' 1 , 2 ', '007'],
  ])('in %s', (name, ...texts) => {
    expect(texts.filter((text) => !cronValues(text, field(name)))).toEqual([]);
  });
});

describe('refuses', () => {
  it.each([
    ['year', '1969', '10000', '24', 'jan'],
    ['month', '0', '13', '9-1', 'dec-jan', 'mon', 'january', '*/12', 'last'],
    [
      'day',
      '0',
      '32',
      'mon, wed, fri',
      '6th mon',
      '1st',
      '1st 0',
      'lastday',
      'last-mon',
      '*/31',
      'first mon',
    ],
    ['week', '0', '54', '*/53', 'last'],
    ['day_of_week', '7', 'sun-mon', 'tues', '1st mon', '*/7'],
    ['hour', '24', '25', '*/24', '20/4', '*/0', '5-5/1', '8-18/11'],
    ['minute', '60', '*/60', '-1', '1-', '/5', '1-2-3', '1.0', '1 - 3', '٣', '0-0/5'],
    ['second', '', ' ', ',', '1,', '1,,2', '**', '* *', '?', '1\n', '\t1', '1\n,2', '9999999999999999999999'],
  ])('in %s', (name, ...texts) => {
    expect(texts.filter((text) => cronValues(text, field(name)))).toEqual([]);
  });
});

it('refuses a long run of spaces without pondering', () => {
  expect(cronValues(`1${' '.repeat(1000)}1`, field('hour'))).toBeUndefined();
});

it('says what a field takes', () => {
  expect(allowedIn(field('hour'))).toBe(
    '*, */n, a, a-b, a/n, a-b/n and comma lists of these; with numbers from 0 to 23',
  );
  expect(allowedIn(field('day_of_week'))).toMatch(/; names from mon to sun$/);
  expect(allowedIn(field('day'))).toMatch(/; last, and 1st mon to last sun$/);
});
