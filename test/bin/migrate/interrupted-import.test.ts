import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { JsonObject } from '../../../functions/documents/json';
import { type Folder, makeFolder, run, startProcess, startTestTables, type TestTables } from './command';
import { oneOfEachKind } from './sample';

const DOCUMENTS = Array.from({ length: 600 }, (_, number) => oneOfEachKind(number)).flat();
const KILLS = 20;
/** A process takes about a second to begin. */
const [EARLIEST_MS, LATEST_MS] = [500, 3000];

describe('an import of 3,000 documents', () => {
  let tables: TestTables;
  let folder: Folder;
  beforeAll(async () => {
    tables = await startTestTables();
    folder = makeFolder();
  });
  afterAll(async () => {
    folder.remove();
    await tables.close();
  });

  const exported = async (): Promise<readonly JsonObject[]> => {
    await run(['export', ...tables.flags, '--to-file', folder.path('out.jsonl')]);
    return folder.lines('out.jsonl');
  };

  it('that was killed twenty times in the middle ends with 3,000 equal documents', async () => {
    const source = ['--from-file', folder.write('in.jsonl', DOCUMENTS), '--expect', '3000'];
    const args = ['import', ...tables.flags, ...source];

    for (let kill = 0; kill < KILLS; kill++) {
      const process = startProcess(args);
      const ended = once(process, 'exit');
      await sleep(EARLIEST_MS + Math.random() * (LATEST_MS - EARLIEST_MS));
      process.kill('SIGKILL');
      await ended;
    }
    const before = (await exported()).length;

    const { exitCode, out } = await run([...args, '--json']);
    const { kinds } = JSON.parse(out) as { readonly kinds: Readonly<Record<string, JsonObject>> };
    const sum = (outcome: string) =>
      Object.values(kinds).reduce((all, counts) => all + Number(counts[outcome]), 0);
    expect({ exitCode, stored: sum('stored'), present: sum('present') }).toEqual({
      exitCode: 0,
      stored: 3000 - before,
      present: before,
    });

    const after = new Map((await exported()).map((document) => [nameOf(document), document]));
    expect(after.size).toBe(3000);
    expect(DOCUMENTS.map((document) => likeSource(after.get(nameOf(document)), document))).toEqual(DOCUMENTS);
  }, 600_000);
});

function nameOf({ client, job_id, backup_id, action_id, session_id }: JsonObject): string {
  return JSON.stringify(client ?? [job_id, backup_id, action_id, job_id ? '' : session_id]);
}

/** Of an exported document, the keys that the source has too. */
function likeSource(found: JsonObject | undefined, source: JsonObject): JsonObject {
  return Object.fromEntries(Object.keys(source).map((key) => [key, found?.[key] ?? null]));
}
