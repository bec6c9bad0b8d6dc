import { renderPlot } from '../../bench/report/plot';
import { judge } from '../../bench/report/verdict';
import { finding } from './finding';

const widths = (plot: string) =>
  [...plot.matchAll(/y="\d+" width="([\d.]+)"/g)].map(([, width]) => Number(width));
const LINE_AT = 150;

it('draws each ratio in shares of its target, whichever way that goes', () => {
  const plot = renderPlot([
    judge(finding({ target: { atMost: 0.5 } })),
    judge(finding({ target: { atMost: 1 } })),
    judge(finding({ target: { atLeast: 0.25 } })),
    judge(finding({ target: { atLeast: 5 } })),
  ]);
  // The target, half of it, twice as much as wanted, and far off: as far as the axis goes.
  expect(widths(plot)).toEqual([LINE_AT, LINE_AT / 2, LINE_AT / 2, 2 * LINE_AT]);
  expect(plot.match(/#2f7d4f/g)).toHaveLength(3);
  expect(plot.match(/#b5452c/g)).toHaveLength(1);
});

it('escapes what has a meaning in XML', () => {
  expect(renderPlot([judge(finding({ measure: 'a "show" <b> & c' }))])).toContain(
    'a &quot;show&quot; &lt;b> &amp; c',
  );
});
