import { execFileSync } from 'node:child_process';
import { CRON_FIELDS, cronValues } from '../../functions/schedule/cron-field';
import { fc } from '../support/fast-check';

/** Reads [[field, text], …] and answers whether APScheduler, which every agent asks, takes the text. */
const JUDGE = `
import json, sys
from apscheduler.triggers.cron import CronTrigger
def takes(field, text):
    try:
        CronTrigger(**{field: text}, timezone='UTC')
        return True
    except ValueError:
        return False
json.dump([takes(*case) for case in json.load(sys.stdin)], sys.stdout)
`;

const number = fc.constantFrom(
  '0',
  '00',
  '1',
  '5',
  '6',
  '7',
  '11',
  '12',
  '13',
  '23',
  '24',
  '31',
  '32',
  '53',
  '59',
  '60',
);
const year = fc.constantFrom('1969', '1970', '2030', '9999', '10000');
const name = fc.constantFrom('jan', 'FEB', 'dec', 'mon', 'Fri', 'sun', 'tues');
const order = fc.constantFrom('1st', '5th', 'last', 'LAST', '6th');
const step = fc.constantFrom('', '', '/1', '/2', '/5', '/11', '/12', '/59', '/0', '/007');
const written = (...parts: readonly (fc.Arbitrary<string> | string)[]) =>
  fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
    .map((texts) => texts.join(''));

const expression = fc.oneof(
  written('*', step),
  written(fc.oneof(number, year), step),
  written(number, '-', number, step),
  written(year, '-', year, step),
  name,
  written(name, '-', name),
  written(order, fc.constantFrom(' ', '  '), name),
  fc.constantFrom('last', '', '?', '**', '1-', '-1', '1 - 3', '1-2-3', '1.0', 'x', '*/x'),
);
const list = fc
  .tuple(fc.array(expression, { minLength: 1, maxLength: 3 }), fc.constantFrom(',', ', ', ' , '))
  .map(([expressions, comma]) => expressions.join(comma));

const CASES = fc.sample(fc.tuple(fc.constantFrom(...Object.keys(CRON_FIELDS)), list), {
  numRuns: 4000,
  seed: 20260801,
});

/** APScheduler takes `0-0/5` because it reads the end 0 as none; as a range of one number it refuses `1-1/5`. */
const ENDS_IN_NONE = /(?:^|[ ,])0+-0+\//;

it('our reading of cron fields is that of APScheduler', () => {
  const input = JSON.stringify(CASES.map(([key, text]) => [key.replace('schedule_', ''), text]));
  const verdicts = JSON.parse(
    execFileSync('/usr/bin/python3', ['-c', JUDGE], { input, encoding: 'utf8' }),
  ) as boolean[];
  const fields = new Map(Object.entries(CRON_FIELDS));
  const differences = CASES.filter(([key, text], i) => {
    const field = fields.get(key);
    return field && (cronValues(text, field) !== undefined) !== verdicts[i] && !ENDS_IN_NONE.test(text);
  });
  expect(differences).toEqual([]);
  const taken = verdicts.filter(Boolean).length;
  expect(Math.min(taken, CASES.length - taken)).toBeGreaterThan(200);
});
