import { interleave, valuesOf } from '../../bench/measures/interleave';

it('runs everybody once a round, each round beginning with another one', async () => {
  const order: string[] = [];
  const run = (name: string) => () => {
    order.push(name);
    return Promise.resolve({ place: order.length });
  };
  const results = await interleave(3, { a: run('a'), b: run('b') });
  expect(order.join('')).toBe('abbaab');
  expect(valuesOf(results['a'], 'place')).toEqual([1, 4, 5]);
  expect(valuesOf(results['b'], 'place')).toEqual([2, 3, 6]);
});

it('does not make up what nobody measured', () => {
  expect(() => valuesOf({}, 'time')).toThrow('Nobody measured time');
  expect(() => valuesOf(undefined, 'time')).toThrow('Nobody measured time');
});
