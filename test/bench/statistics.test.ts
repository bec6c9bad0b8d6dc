import { byRound, over, ratio, summarize } from '../../bench/report/statistics';

describe('a summary', () => {
  it('is the median, and where the outer tenths begin, in whatever order the values came', () => {
    const values = [10, 0, 3, 1, 2, 4, 9, 8, 5, 7, 6];
    expect(summarize(values)).toEqual({ median: 5, low: 1, high: 9 });
    expect(values[0]).toBe(10);
  });

  it('lies between two values in proportion', () => {
    expect(summarize([1, 2])).toEqual({ median: 1.5, low: 1.1, high: 1.9 });
    expect(summarize([7])).toEqual({ median: 7, low: 7, high: 7 });
  });

  it('of nothing is refused', () => {
    expect(() => summarize([])).toThrow('nothing to summarize');
  });
});

describe('rounds', () => {
  it('are compared one by one', () => {
    expect(over([30, 50], [20, 45])).toEqual([10, 5]);
    expect(() => byRound([1], [1, 2], Math.max)).toThrow('the same rounds');
  });

  it('give the ratio of the medians, with the spread of the ratios', () => {
    const times = ratio([10, 20, 30], [20, 20, 20]);
    expect(times.median).toBe(1);
    expect(times.low).toBeCloseTo(0.6);
    expect(times.high).toBeCloseTo(1.4);
  });

  it('in which the peer is near nothing do not spoil the median', () => {
    expect(ratio([10, 10, 10], [20, 0.001, 20]).median).toBe(0.5);
  });
});
