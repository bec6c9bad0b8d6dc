import { PARTS, parseOptions } from '../../bench/options';

it('measures everything, thoroughly, unless it is told otherwise', () => {
  const { parts, command, effort } = parseOptions([]);
  expect(parts).toEqual(PARTS);
  expect(command).toBe('npm run bench');
  expect(effort.growthSizes.at(-1)).toBe(100_000);
  const quick = parseOptions(['--quick']);
  expect(quick.command).toBe('npm run bench -- --quick');
  expect(quick.effort.coldRounds).toBeLessThan(effort.coldRounds);
});

it('measures the parts that it is asked for, and knows no others', () => {
  expect(parseOptions(['--only', 'growth', '--only', 'bundles']).parts).toEqual(['growth', 'bundles']);
  expect(() => parseOptions(['--only', 'speed'])).toThrow('There is no part speed');
  expect(() => parseOptions(['--fast'])).toThrow('--fast');
});
