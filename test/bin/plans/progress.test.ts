import { startProgress } from '../../../bin/plans/progress';

function shown(isTTY: boolean, steps: number, total?: number): readonly string[] {
  const texts: string[] = [];
  const progress = startProgress({ isTTY, write: (text) => texts.push(text) }, 'Plans read:', total);
  for (let step = 0; step < steps; step++) progress.step();
  progress.end();
  return texts;
}

describe('startProgress', () => {
  it('draws a bar over itself on a terminal', () => {
    const texts = shown(true, 120, 240);
    expect(texts).toEqual([
      `\r[${'#'.repeat(6)}${'-'.repeat(24)}] Plans read: 50 of 240`,
      `\r[${'#'.repeat(12)}${'-'.repeat(18)}] Plans read: 100 of 240`,
      `\r[${'#'.repeat(15)}${'-'.repeat(15)}] Plans read: 120 of 240`,
      '\n',
    ]);
  });

  it('never draws over the end of the bar', () => {
    expect(shown(true, 50, 10)[0]).toBe(`\r[${'#'.repeat(30)}] Plans read: 50 of 10`);
  });

  it('counts where nobody knows how many there are', () => {
    expect(shown(true, 60)).toEqual(['\rPlans read: 50', '\rPlans read: 60', '\n']);
  });

  it('writes a line each thousand into a log', () => {
    expect(shown(false, 2500, 10_000)).toEqual([
      'Plans read: 1,000 of 10,000\n',
      'Plans read: 2,000 of 10,000\n',
    ]);
  });
});
