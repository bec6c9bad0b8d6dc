import { microsecondsOf } from '../../../../functions/documents/timestamp';
import {
  configurationAt,
  servedConfiguration,
  withConfiguration,
  withHeld,
} from '../../../../functions/jobs/document/configuration';
import type { Job, ServedConfiguration } from '../../../../functions/jobs/document/job';
import { agentJob } from '../../../support/job';

const plan = agentJob();

describe('the history of configurations', () => {
  const at = (second: number, name: string) => ({
    ...plan,
    name,
    updated_at: `2024-05-09T09:52:${String(second).padStart(2, '0')}.000000`,
  });
  const remember = (history: readonly ServedConfiguration[], job: Job) =>
    withConfiguration(history, servedConfiguration(job));
  const history = (names: readonly string[]) =>
    names.map((name, second) => at(second, name)).reduce(remember, []);

  it('grows with a change of the configuration only', () => {
    expect(history(['a', 'a', 'b', 'b', 'a']).map(({ since }) => since.slice(17, 19))).toEqual([
      '00',
      '02',
      '04',
    ]);
  });

  it('keeps the last ten', () => {
    const names = Array.from({ length: 15 }, (_, index) => String(index));
    expect(history(names)).toHaveLength(10);
    expect(history(names).at(0)?.since).toBe(at(5, '').updated_at);
  });

  it.each([
    ['2024-05-09T09:52:01.999999', '01'],
    ['2024-05-09T09:52:02.000000', '02'],
    ['2030-01-01T00:00:00.000000', '02'],
    ['2024-05-09T09:51:59.999999', undefined],
  ])('knows what was served at %s', (time, second) => {
    const served = configurationAt(history(['a', 'b', 'c']), microsecondsOf(time) ?? 0);
    expect(served?.since.slice(17, 19)).toBe(second);
  });

  describe('that an agent holds', () => {
    const configuration = (second: number, name: string) => servedConfiguration(at(second, name));
    const time = (second: number) => microsecondsOf(at(second, '').updated_at) ?? 0;
    const grown = (start: readonly ServedConfiguration[], from: number, to: number) =>
      Array.from({ length: to - from }, (_, index) => at(from + index, String(from + index))).reduce(
        remember,
        start,
      );
    const held = withHeld(grown([], 0, 3), configuration(0, '1'), time(1));

    it('is kept however many come after it, and known for as long as it was served', () => {
      const long = grown(held, 3, 40);
      expect(long).toHaveLength(11);
      expect(configurationAt(long, time(1))).toMatchObject({ hash: configuration(1, '1').hash, held: 1 });
      expect(configurationAt(long, time(2) - 1)).toBe(configurationAt(long, time(1)));
      expect(configurationAt(long, time(2))).toBeUndefined();
      expect(configurationAt(long, time(0))).toBeUndefined();
      expect(configurationAt(long, time(30))?.since).toBe(at(30, '').updated_at);
    });

    const ranks = (history: readonly ServedConfiguration[]) =>
      history.filter((one) => one.held).map(({ since, held }) => [Number(since.slice(17, 19)), held]);
    const reportedAt = (history: readonly ServedConfiguration[], second: number) =>
      withHeld(history, configuration(0, String(second)), time(second));

    it('may be two: a person who sends a copy back looks like an agent, and the agent is not forgotten', () => {
      const echoed = grown(reportedAt(grown(held, 3, 20), 19), 20, 40);
      expect(ranks(echoed)).toEqual([
        [1, 2],
        [19, 1],
      ]);
      expect(echoed).toHaveLength(12);
      const [person, another] = [reportedAt(echoed, 1), reportedAt(echoed, 39)];
      expect(ranks(person)).toEqual([
        [1, 1],
        [19, 2],
      ]);
      expect(ranks(reportedAt(person, 39))).toEqual([
        [1, 2],
        [39, 1],
      ]);
      expect(configurationAt(grown(another, 40, 41), time(1))).toBeUndefined();
    });

    it('is the same after each further report, also one that does not tell the time', () => {
      expect(withHeld(held, configuration(0, '1'), time(1))).toBe(held);
      expect(withHeld(held, configuration(0, 'x'))).toBe(held);
    });

    it('is the last with such a schedule, where a report does not tell the time', () => {
      const [latest] = withHeld(grown([], 0, 3), configuration(0, 'x')).filter((one) => one.held);
      expect(latest?.since).toBe(at(2, '').updated_at);
    });

    it('is the present one, where a copy is older than that but has the same in it', () => {
      const back = remember(grown([], 0, 3), at(3, '1'));
      const [found] = withHeld(back, configuration(0, '1'), time(0)).filter((one) => one.held);
      expect(found?.since).toBe(at(3, '').updated_at);
    });

    it('is none that nobody remembers', () => {
      const all = grown([], 0, 3);
      expect(withHeld(all, configuration(0, 'never'), time(1))).toBe(all);
    });
  });
});
