import { readFileSync } from 'node:fs';
import { type Answers, compared, readAnswers, writeAnswers } from './side-by-side/answers';
import { type BothSides, setStage, type Stage, startBothSides } from './side-by-side/both-sides';
import { type Row, titleOf } from './side-by-side/row';
import { SCENARIOS } from './side-by-side/scenarios';

/** Writes the tables of answers instead of comparing with them. */
const RECORDS = process.env['RECORD_ANSWERS'] === '1';
const HERE = 'test/interop/side-by-side.interop.ts';

describe('side by side with Freezer', () => {
  let sides: BothSides;
  beforeAll(async () => {
    sides = await startBothSides();
  }, 120_000);
  afterAll(() => sides.close());

  describe.each(SCENARIOS)('%s', (name, rows) => {
    const expected = readAnswers(name);
    const seen: Answers[] = [];
    let stage: Stage;
    beforeAll(async () => {
      stage = await setStage(sides);
    });
    afterAll(() => {
      if (RECORDS) writeAnswers(name, seen);
    });

    it.each(rows.map((row, i): [string, Row, number] => [titleOf(row), row, i]))('%s', async (to, row, i) => {
      const token = stage.tokenOf(row);
      const [freezer, ours] = [await stage.freezer.ask(row, token), await stage.ours.ask(row, token)];
      const answers = { to, ...compared(freezer, ours) };
      seen.push(answers);
      if (RECORDS) return;
      const { because, ...known } = expected[i] ?? { to: 'no answers are recorded' };
      expect(answers).toEqual(known);
      expect(because === undefined).toBe(answers.ours === 'the same');
    });
  });
});

describe('the differences', () => {
  const given = SCENARIOS.flatMap(([name]) => readAnswers(name)).flatMap(({ because }) => because ?? []);
  const entries = readFileSync('docs/deviations.md', 'utf8')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => cells.some((cell) => cell.includes(HERE)))
    .map(([, what]) => what);

  it('all have their entry in docs/deviations.md', () => {
    expect(given.length).toBeGreaterThan(100);
    expect([...new Set(given)].filter((reason) => !entries.includes(reason))).toEqual([]);
  });

  it('are all there that docs/deviations.md says to be shown here', () => {
    expect(entries.filter((what) => what === undefined || !given.includes(what))).toEqual([]);
  });
});
