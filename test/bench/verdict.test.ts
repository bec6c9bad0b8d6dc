import { judge, missText, targetText } from '../../bench/report/verdict';
import { finding } from './finding';

it.each([
  ['below what it may be', { atMost: 0.7 }, true],
  ['exactly what it may be', { atMost: 0.5 }, true],
  ['above it', { atMost: 0.4 }, false],
  ['below what it must be', { atLeast: 0.6 }, false],
  ['above it', { atLeast: 0.4 }, true],
])('a ratio %s is judged', (_case, target, met) => {
  expect(judge(finding({ target }))).toMatchObject({ met, ratio: { median: 0.5 } });
});

it('says what was wanted', () => {
  expect(targetText({ target: { atMost: 0.7 } })).toBe('≤ 0.70');
  expect(targetText({ target: { atLeast: 2 } })).toBe('≥ 2.00');
});

it('says by how much a target is missed, and why', () => {
  const missed = judge(finding({ target: { atMost: 0.4 }, obstacle: 'Node itself.' }));
  expect(missText(missed)).toBe(
    '- **jobs function: init**: 0.50 (0.50–0.50) against ≤ 0.40, 25 % off. Node itself.',
  );
});
