import { header } from '../../../functions/http/api-request';

describe('header', () => {
  it.each([
    ['absent', {}, undefined],
    ['absent with all others', null, undefined],
    ['present', { Accept: ['a/b'] }, 'a/b'],
    ['in another case', { aCCEPT: ['a/b'] }, 'a/b'],
    ['repeated', { Accept: ['a/b', 'c/d'] }, 'a/b,c/d'],
    ['repeated in two cases', { Accept: ['a/b'], accept: ['c/d'] }, 'a/b,c/d'],
    ['without a value', { Accept: undefined }, undefined],
  ])('finds a header that is %s', (_case, multiValueHeaders, expected) => {
    expect(header({ multiValueHeaders }, 'accept')).toBe(expected);
  });
});
