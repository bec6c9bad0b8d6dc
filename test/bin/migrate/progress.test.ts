import { startProgress } from '../../../bin/migrate/progress';

/** Each step takes a quarter of a second. */
function shown(isTTY: boolean, steps: number, total?: number): readonly string[] {
  const texts: string[] = [];
  let now = 0;
  const stream = { isTTY, write: (text: string) => texts.push(text) };
  const progress = startProgress(stream, 'Read:', total, () => now);
  for (let step = 0; step < steps; step++) {
    now += 250;
    progress.step();
  }
  progress.end();
  return texts;
}

describe('startProgress', () => {
  it('draws a bar over itself on a terminal, with the rate and the time that is left', () => {
    expect(shown(true, 120, 240)).toEqual([
      `\r[${'#'.repeat(6)}${'-'.repeat(24)}] Read: 50 of 240, 4 a second, 0:48 left\u001b[K`,
      `\r[${'#'.repeat(12)}${'-'.repeat(18)}] Read: 100 of 240, 4 a second, 0:35 left\u001b[K`,
      `\r[${'#'.repeat(15)}${'-'.repeat(15)}] Read: 120 of 240, 4 a second, 0:30 left\u001b[K`,
      '\n',
    ]);
  });

  it('tells hours', () => {
    expect(shown(true, 50, 20_050)[0]).toContain(', 1:23:20 left');
  });

  it('never draws over the end of the bar', () => {
    expect(shown(true, 50, 10)[0]).toBe(`\r[${'#'.repeat(30)}] Read: 50 of 10, 4 a second\u001b[K`);
  });

  it('counts where nobody knows how many there are', () => {
    const texts = ['\rRead: 50, 4 a second\u001b[K', '\rRead: 60, 4 a second\u001b[K', '\n'];
    expect(shown(true, 60)).toEqual(texts);
  });

  it('writes a line each thousand into a log', () => {
    expect(shown(false, 2500, 10_000)).toEqual(['Read: 1,000 of 10,000\n', 'Read: 2,000 of 10,000\n']);
  });
});
