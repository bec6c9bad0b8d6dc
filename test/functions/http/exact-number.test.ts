import { isKeptExactly } from '../../../functions/http/json-body';
import { fc } from '../../support/fast-check';

describe('isKeptExactly', () => {
  it.each([
    '0',
    '-0',
    '0.0e999',
    '0e-999',
    '100e-2',
    '9007199254740991',
    '-9007199254740991',
    '9007199254740991.000',
    '9.007199254740991e15',
    '1715248270.785289',
    '0.1',
    '0.10000000000000000000',
    '123456789.012345',
    '1e-128',
    '-1.5E+10',
    `1${'0'.repeat(10)}.${'0'.repeat(10_000)}`,
  ])('keeps %s', (number) => {
    expect(isKeptExactly(number)).toBe(true);
  });

  it.each([
    '9007199254740992',
    '-9007199254740992',
    '9007199254740993',
    '12345678901234567890',
    '9007199254740990.9999',
    '0.1234567890123456789',
    '0.30000000000000001',
    '1e16',
    '1e125',
    '1e400',
    '-1e400',
    '9e-129',
    '1e-200',
    '1e-400',
    `0.1${'0'.repeat(10_000)}1`,
  ])('would round %s', (number) => {
    expect(isKeptExactly(number)).toBe(false);
  });

  it('keeps every number that a program of doubles writes', () => {
    const kept = fc.oneof(fc.maxSafeInteger(), fc.double({ min: -1e15, max: 1e15, noNaN: true }));
    fc.assert(
      fc.property(kept, (number) => {
        fc.pre(number === 0 || Math.abs(number) >= 1e-128);
        return isKeptExactly(JSON.stringify(number)) && isKeptExactly(number.toExponential());
      }),
    );
  });

  it('keeps fifteen significant digits', () => {
    const fraction = fc.tuple(fc.integer({ min: 1, max: 1e15 - 1 }), fc.integer({ min: 16, max: 120 }));
    fc.assert(
      fc.property(fraction, ([digits, places]) => isKeptExactly(`0.${String(digits).padStart(places, '0')}`)),
    );
  });

  it('knows that a digit more would be lost', () => {
    const long = fc.tuple(fc.double({ min: 0.1, max: 1, noNaN: true }), fc.integer({ min: 1, max: 9 }));
    fc.assert(fc.property(long, ([number, digit]) => !isKeptExactly(`${number.toFixed(20)}${digit}`)));
  });
});
