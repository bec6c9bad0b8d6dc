import { timeAsked } from '../../../../functions/backups/document/backup';
import type { Json } from '../../../../functions/documents/json';
import { parseSearch } from '../../../../functions/documents/search';
import { storedBackup } from '../../../support/backup';

const passes = (search: object, time_stamp?: Json): boolean | undefined => {
  const backup_metadata = time_stamp === undefined ? {} : { time_stamp };
  return timeAsked(parseSearch(search))?.(storedBackup({ backup_metadata }));
};

describe('timeAsked', () => {
  it('asks nothing of a search that names no time', () => {
    expect(passes({ match: [{ time_after: 5 }] }, 1)).toBeUndefined();
  });

  it.each<[object, Json | undefined, boolean]>([
    [{ time_after: 10 }, 10, true],
    [{ time_after: 10 }, 9, false],
    [{ time_before: 10 }, 10, true],
    [{ time_before: 10 }, 11, false],
    [{ time_after: 5, time_before: 10 }, '7', true],
    [{ time_after: 5, time_before: 10 }, 'seven', false],
    [{ time_after: 0 }, '', false],
    [{ time_after: 0 }, undefined, false],
  ])('%j of a backup at %j: %s', (search, time, expected) => {
    expect(passes(search, time)).toBe(expected);
  });

  it.each([{ time_after: '10' }, { time_before: null }])('refuses %j', (search) => {
    expect(() => passes(search)).toThrow('must be a number');
  });
});
