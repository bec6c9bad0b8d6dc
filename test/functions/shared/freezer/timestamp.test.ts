import { timestampOf } from '../../../../functions/shared/freezer/timestamp';

describe('timestampOf', () => {
  it.each([
    [1715248270, '2024-05-09T09:51:10.000000'],
    [1, '1970-01-01T00:00:01.000000'],
    [1715248270.5, '2024-05-09T09:51:10.500000'],
  ])('writes %d as %s', (epochSeconds, expected) => {
    expect(timestampOf(epochSeconds)).toBe(expected);
  });

  it.each([[-1], [0], [null], [undefined], ['1715248270'], [1e12], [1e18]])(
    'takes %p for never',
    (epochSeconds) => {
      expect(timestampOf(epochSeconds)).toBeNull();
    },
  );
});
