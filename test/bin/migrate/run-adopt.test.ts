import { Refusal } from '../../../bin/command/refusal';
import { runAdopt } from '../../../bin/migrate/run-adopt';
import { runnerScene } from '../../support/runner-scene';

const scene = runnerScene();
const ASKED = { command: 'adopt', functionName: 'runner', region: undefined } as const;

function terminal() {
  const lines: unknown[] = [];
  const write = (...words: unknown[]): void => {
    lines.push(...words);
  };
  return { lines, log: write, error: write };
}

it('makes the records of all plans anew, however many parts that takes', async () => {
  const { world } = scene;
  for (let index = 0; index < 60; index++) {
    const { plan } = await world.planWith(index < 3 ? 2 : 0, { job_id: `adopted-${index}` });
    if (index < 3) await world.untilQuiet(plan);
  }
  await world.restoreTable('backups', []);
  const output = terminal();
  expect(await runAdopt(ASKED, {}, output, (event) => world.invoke(event))).toBe(0);
  expect(output.lines).toEqual(['60 managed plans, 6 records made anew.']);
});

it('names the plans whose backups it could not see', async () => {
  const { world } = scene;
  world.hasRights = false;
  const output = terminal();
  expect(await runAdopt(ASKED, {}, output, (event) => world.invoke(event))).toBe(1);
  expect(output.lines).toContainEqual(expect.stringMatching(/^No rights: \w+\/adopted-/));
});

it('gives up where another worker is at it all the time', async () => {
  const { world } = scene;
  await world.slots().lease('clock', world.now.getTime() + 600_000, world.now.getTime());
  const adoption = runAdopt(ASKED, {}, terminal(), (event) => world.invoke(event), 1);
  await expect(adoption).rejects.toThrow('deploy managedRunner=paused first');
});

it('says so where the function is none that adopts', async () => {
  const adoption = runAdopt(ASKED, {}, terminal(), () => Promise.resolve({ statusCode: 404 }));
  await expect(adoption).rejects.toThrow(Refusal);
});
