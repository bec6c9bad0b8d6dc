import { DocumentNotFound, PreconditionFailed } from '../../../functions/errors';
import { assertPreconditions, entityTag, isKnown, requireStored } from '../../../functions/http/entity-tag';
import { apiRequest } from '../../support/api-request';

const STORED = { _version: 3, created_at: '2024-05-09T09:51:10.785289' };
const TAG = '"3-20240509095110785289"';
const NEXT = '"4-20240509095110785289"';
const MADE_ANEW = '"3-20240510000000000000"';

describe('entityTag', () => {
  it('tells versions apart, and a plan from another one under the same id', () => {
    expect(entityTag(STORED)).toBe(TAG);
    expect(entityTag({ ...STORED, _version: 4 })).toBe(NEXT);
    expect(entityTag({ ...STORED, created_at: '2024-05-10T00:00:00.000000' })).toBe(MADE_ANEW);
  });
});

describe('isKnown', () => {
  it.each([
    [TAG, true],
    [`${NEXT}, ${TAG}`, true],
    [`W/${TAG}`, true],
    ['*', true],
    [NEXT, false],
    [MADE_ANEW, false],
    ['', false],
    ['3', false],
  ])('If-None-Match: %s: %s', (tags, expected) => {
    expect(isKnown(apiRequest({ headers: { 'if-none-match': tags } }), STORED)).toBe(expected);
  });

  it('is false without the header', () => {
    expect(isKnown(apiRequest(), STORED)).toBe(false);
  });
});

describe('assertPreconditions', () => {
  it.each<[Record<string, string>, typeof STORED | undefined]>([
    [{}, STORED],
    [{}, undefined],
    [{ 'if-match': TAG }, STORED],
    [{ 'if-match': '*' }, STORED],
    [{ 'if-none-match': '*' }, undefined],
    [{ 'if-none-match': NEXT }, STORED],
  ])('lets %j pass when there is %j', (headers, stored) => {
    expect(() => {
      assertPreconditions(apiRequest({ headers }), stored);
    }).not.toThrow();
  });

  it.each<[Record<string, string>, typeof STORED | undefined]>([
    [{ 'if-match': NEXT }, STORED],
    [{ 'if-match': MADE_ANEW }, STORED],
    [{ 'if-match': TAG }, undefined],
    [{ 'if-match': '*' }, undefined],
    [{ 'if-match': '' }, STORED],
    [{ 'if-none-match': '*' }, STORED],
    [{ 'if-none-match': TAG }, STORED],
  ])('refuses %j when there is %j', (headers, stored) => {
    expect(() => {
      assertPreconditions(apiRequest({ headers }), stored);
    }).toThrow(PreconditionFailed);
  });
});

describe('requireStored', () => {
  it('gives what is there', () => {
    expect(requireStored(apiRequest(), STORED, 'No such plan')).toBe(STORED);
  });

  it('throws for what is not', () => {
    expect(() => requireStored(apiRequest(), undefined, 'No such plan')).toThrow(
      new DocumentNotFound('No such plan'),
    );
  });
});
