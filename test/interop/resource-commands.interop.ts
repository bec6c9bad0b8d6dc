import { readFileSync } from 'node:fs';
import { type RealFreezerApi, startRealFreezerApi } from '../support/peers/real-freezer-api';
import { ACTIONS } from './resource-commands/actions';
import { BACKUPS } from './resource-commands/backups';
import { CLIENTS } from './resource-commands/clients';
import { SESSIONS } from './resource-commands/sessions';
import type { Step } from './resource-commands/step';
import { Terminal } from './resource-commands/terminal';
import { Names } from './side-by-side/names';
import { type CommandLine, startCommandLine } from './support/command-line';

const SCENARIOS: readonly [resource: string, steps: readonly Step[]][] = [
  ['clients', CLIENTS],
  ['actions', ACTIONS],
  ['backups', BACKUPS],
  ['sessions', SESSIONS],
];

describe('the freezer command, side by side with Freezer', () => {
  let line: CommandLine;
  let freezer: RealFreezerApi;
  beforeAll(async () => {
    line = await startCommandLine({ remembers: true }, {});
    freezer = await startRealFreezerApi(line.keystoneUrl, line.admin);
  }, 180_000);
  afterAll(async () => {
    await freezer.close();
    await line.close();
  });

  describe.each(SCENARIOS)('for %s', (_, steps) => {
    let [theirs, ours]: readonly Terminal[] = [];
    beforeAll(() => {
      const { project, member, auditor } = line;
      const known = { project, member: member.id, memberName: member.name, auditor: auditor.id };
      theirs = new Terminal(line, new Names(Object.entries(known)), freezer.url);
      ours = new Terminal(line, new Names(Object.entries(known)));
    });

    it.each(steps.map((step): [string, Step] => [titleOf(step), step]))('%s', async (_title, step) => {
      const shown = await Promise.all([theirs?.type(step), ours?.type(step)]);
      expect(shown).toEqual([step.freezer ?? step.shows, step.shows]);
    });
  });

  it('differs for reasons that docs/deviations.md gives', () => {
    const steps = SCENARIOS.flatMap(([, all]) => all);
    const reasons = steps.flatMap(({ freezer: shown, because = 'none' }) => (shown ? [because] : []));
    const entries = readFileSync('docs/deviations.md', 'utf8').match(/(?<=^\| )[^|]+?(?= +\|)/gm);
    expect(reasons.filter((reason) => !entries?.includes(reason))).toEqual([]);
  });
});

function titleOf({ command, document, as = 'member' }: Step): string {
  return [command, ...(document ? [JSON.stringify(document).slice(0, 60)] : []), `as ${as}`].join(', ');
}
