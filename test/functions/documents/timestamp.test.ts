import {
  microsecondsOf,
  timestampAfter,
  timestampOf,
  timestampOfMicroseconds,
} from '../../../functions/documents/timestamp';

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

describe('microsecondsOf', () => {
  it.each([
    ['2024-05-09T09:51:10.785289', 1715248270785289],
    ['2024-05-09T09:51:10', 1715248270000000],
    ['2024-05-09T09:51:10.7', 1715248270700000],
  ])('reads %s', (timestamp, expected) => {
    expect(microsecondsOf(timestamp)).toBe(expected);
  });

  it.each(['', 'now', '2024-05-09', '2024-13-09T09:51:10', '2024-05-09T09:51:10.', undefined])(
    'does not read %p',
    (timestamp) => {
      expect(microsecondsOf(timestamp)).toBeUndefined();
    },
  );

  it.each(['2024-05-09T09:51:10.785289', '2024-05-09T09:51:10.000001', '2199-12-31T23:59:59.999999'])(
    'has an inverse: %s',
    (timestamp) => {
      expect(timestampOfMicroseconds(microsecondsOf(timestamp) ?? 0)).toBe(timestamp);
    },
  );
});

describe('timestampAfter', () => {
  const now = new Date('2024-05-09T09:51:10.785Z');

  it.each([
    ['the clock went on', '2024-05-09T09:51:10.784999', '2024-05-09T09:51:10.785000'],
    ['the clock stands still', '2024-05-09T09:51:10.785000', '2024-05-09T09:51:10.785001'],
    ['the clock went back', '2025-01-01T00:00:00.999999', '2025-01-01T00:00:01.000000'],
    ['the previous time is none', 'yesterday', '2024-05-09T09:51:10.785000'],
  ])('is later than the previous one: %s', (_case, previous, expected) => {
    expect(timestampAfter(previous, now)).toBe(expected);
  });
});
