import { BadDataFormat, InvalidParameter } from '../../../functions/errors';
import { allProjectsOf, pageOf } from '../../../functions/http/paging';

const query = (fields: Readonly<Record<string, string>>) => new Map(Object.entries(fields));

describe('pageOf', () => {
  it.each([
    [{}, { limit: 10, offset: 0 }],
    [
      { limit: '0', offset: '0' },
      { limit: 10, offset: 0 },
    ],
    [
      { limit: '-0', offset: '-0' },
      { limit: 10, offset: 0 },
    ],
    [{ limit: '1' }, { limit: 1, offset: 0 }],
    [
      { limit: '+7', offset: '007' },
      { limit: 7, offset: 7 },
    ],
    [
      { limit: '1000', offset: '9007199254740991' },
      { limit: 1000, offset: Number.MAX_SAFE_INTEGER },
    ],
  ])('reads %j', (fields, page) => {
    expect(pageOf(query(fields))).toEqual(page);
  });

  it.each(['1001', '9007199254740991'])('refuses a limit of %s, as no page is so long', (limit) => {
    expect(() => pageOf(query({ limit }))).toThrow('The "limit" parameter must not be greater than 1000.');
  });

  it.each(['abc', '1.0', '1e3', ' 5', '5 ', '1_0', '0x10', '--1', '٣', '5\n', 'Infinity'])(
    'knows that %j is no integer',
    (value) => {
      for (const name of ['limit', 'offset']) {
        expect(() => pageOf(query({ [name]: value }))).toThrow(
          new InvalidParameter(`The "${name}" parameter is invalid. The value must be an integer.`),
        );
      }
    },
  );

  it.each([
    ['-1', 'must not be negative'],
    ['-9007199254740993', 'must not be negative'],
    ['9007199254740992', 'is too large'],
    ['9'.repeat(400), 'is too large'],
  ])('does not take %.20s', (value, sentence) => {
    for (const name of ['limit', 'offset']) {
      expect(() => pageOf(query({ [name]: value }))).toThrow(BadDataFormat);
      expect(() => pageOf(query({ [name]: value }))).toThrow(`The "${name}" parameter ${sentence}.`);
    }
  });
});

describe('allProjectsOf', () => {
  it.each(['true', 'True', 'TRUE', 'yes', 'Yes', 'on', 't', 'y', '1'])('is true for %s', (all_projects) => {
    expect(allProjectsOf(query({ all_projects }))).toBe(true);
  });

  it.each(['false', 'False', 'no', 'off', 'f', 'N', '0'])('is false for %s', (all_projects) => {
    expect(allProjectsOf(query({ all_projects }))).toBe(false);
  });

  it('is false unless said', () => {
    expect(allProjectsOf(query({}))).toBe(false);
  });

  it.each(['2', 'ja', 'none', 'truee', '-1', ' true'])('does not guess at %j', (all_projects) => {
    expect(() => allProjectsOf(query({ all_projects }))).toThrow(
      new InvalidParameter('The "all_projects" parameter is invalid. The value must be a boolean.'),
    );
  });
});
