import { number } from './table';
import { targetText, type Verdict } from './verdict';

const WIDTH = 1010;
const ROW = 34;
/** The longest measure, in the widest of the usual fonts. */
const LEFT = 580;
const RIGHT = 130;
const TOP = 56;
/** How far the axis goes, in targets. */
const TARGETS_SHOWN = 2;

/** Each ratio as a bar, in shares of its target: a bar that ends before the line is as good as it should be, or better. */
export function renderPlot(verdicts: readonly Verdict[]): string {
  const height = TOP + verdicts.length * ROW + 20;
  const line = xOf(1);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    `<text x="12" y="24" font-size="16" fill="#222">Ratio to the peer, in shares of the target (shorter is better)</text>`,
    ...verdicts.map((verdict, row) => bar(verdict, TOP + row * ROW)),
    `<line x1="${line}" y1="${TOP - 10}" x2="${line}" y2="${height - 14}" stroke="#222" stroke-dasharray="4 3"/>`,
    `<text x="${line}" y="${TOP - 14}" text-anchor="middle" fill="#222">target</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function bar(verdict: Verdict, y: number): string {
  const { low, median, high } = verdict.ratio;
  const [from, to] = [xOf(shareOf(verdict, low)), xOf(shareOf(verdict, high))];
  const width = xOf(shareOf(verdict, median)) - LEFT;
  const middle = y + ROW / 2;
  return [
    `<text x="${LEFT - 10}" y="${middle + 4}" text-anchor="end" fill="#222">${escaped(verdict.measure)}</text>`,
    `<rect x="${LEFT}" y="${y + 7}" width="${width.toFixed(1)}" height="${ROW - 14}" fill="${verdict.met ? '#2f7d4f' : '#b5452c'}"/>`,
    `<line x1="${from.toFixed(1)}" y1="${middle}" x2="${to.toFixed(1)}" y2="${middle}" stroke="#222" stroke-width="1.5"/>`,
    `<text x="${WIDTH - RIGHT + 10}" y="${middle + 4}" fill="#222">${number(median)} (${targetText(verdict)})</text>`,
  ].join('\n');
}

/** 1 is the target itself, less is better, whichever way the target goes. */
function shareOf({ target }: Verdict, ratio: number): number {
  return 'atMost' in target ? ratio / target.atMost : target.atLeast / ratio;
}

function xOf(share: number): number {
  const shown = Math.min(Math.max(share, 0), TARGETS_SHOWN);
  return LEFT + (shown / TARGETS_SHOWN) * (WIDTH - LEFT - RIGHT);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
