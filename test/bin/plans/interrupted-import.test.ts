import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { JsonObject } from '../../../functions/documents/json';
import { type Folder, makeFolder, type PlansTable, run, startPlansTable, startProcess } from './command';
import { freezer13Plan } from './sample';

const PLANS = Array.from({ length: 10_000 }, (_, number) => {
  const project_id = `project-${number % 7}`;
  return freezer13Plan({
    job_id: number.toString(16).padStart(32, '0'),
    project_id,
    description: `Plan ${number}`,
    job_actions: [
      {
        freezer_action: { action: 'backup', mode: 'fs', path_to_backup: `/srv/${number}` },
        mandatory: number % 2 === 0,
        action_id: `action-${number}`,
        user_id: 'somebody',
        project_id,
      },
    ],
  });
});

describe('an import of 10,000 plans', () => {
  let table: PlansTable;
  let folder: Folder;
  beforeAll(async () => {
    table = await startPlansTable();
    folder = makeFolder();
  });
  afterAll(async () => {
    folder.remove();
    await table.close();
  });

  const plansInTable = async (): Promise<readonly JsonObject[]> => {
    await run(['export', ...table.flags, '--to-file', folder.path('out.jsonl')]);
    return folder.lines('out.jsonl');
  };

  it('that was killed in the middle and is run again ends with 10,000 equal plans', async () => {
    const args = [
      'import',
      ...table.flags,
      '--from-file',
      folder.write('in.jsonl', PLANS),
      '--expect',
      '10000',
    ];

    const killed = startProcess(args);
    const ended = once(killed, 'exit');
    for await (const line of createInterface(killed.stderr)) {
      if (line === 'Plans read: 5,000 of 10,000') killed.kill('SIGKILL');
    }
    expect(await ended).toEqual([null, 'SIGKILL']);
    const before = (await plansInTable()).length;
    expect(before).toBeGreaterThanOrEqual(5000);
    expect(before).toBeLessThan(10_000);

    const { exitCode, out } = await run(args);
    const [missing, present] = [10_000 - before, before].map((number) => number.toLocaleString('en-GB'));
    expect(exitCode).toBe(0);
    expect(out).toMatch(`${missing} stored, 0 replaced, ${present} already there, 0 kept`);

    const exported = new Map((await plansInTable()).map((plan) => [plan['job_id'], plan]));
    expect(exported.size).toBe(10_000);
    expect(PLANS.map((plan) => likeSource(exported.get(plan['job_id'] ?? null), plan))).toEqual(PLANS);
  }, 600_000);
});

/** Of an exported plan, the keys that the source has too. */
function likeSource(exported: JsonObject | undefined, source: JsonObject): JsonObject {
  return Object.fromEntries(Object.keys(source).map((key) => [key, exported?.[key] ?? null]));
}
