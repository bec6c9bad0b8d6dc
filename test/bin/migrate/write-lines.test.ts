import { chmodSync, existsSync, statSync, symlinkSync } from 'node:fs';
import { Refusal } from '../../../bin/command/refusal';
import { writeLines } from '../../../bin/migrate/write-lines';
import type { JsonObject } from '../../../functions/documents/json';
import { StorageEngineError } from '../../../functions/errors';
import { type Folder, makeFolder } from './command';

async function* documents(fault?: Error): AsyncGenerator<JsonObject> {
  yield { a: 'Ü\n' };
  if (fault) throw await Promise.resolve(fault);
  yield { b: 2 };
}

describe('writeLines', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = makeFolder();
  });
  afterEach(() => {
    folder.remove();
  });

  it('writes a line a document, for nobody else to read', async () => {
    const file = folder.path('out.jsonl');
    expect(await writeLines(file, documents())).toBe(2);
    expect(folder.lines('out.jsonl')).toEqual([{ a: 'Ü\n' }, { b: 2 }]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('writes a new file in place of what others left there: neither their rights nor their link', async () => {
    const [file, victim] = [folder.path('out.jsonl'), folder.write('victim', [{ old: true }])];
    symlinkSync(victim, `${file}.part`);
    await writeLines(file, documents());
    expect(folder.lines('victim')).toEqual([{ old: true }]);
    chmodSync(folder.write('open.jsonl.part', []), 0o666);
    await writeLines(folder.path('open.jsonl'), documents());
    expect(statSync(folder.path('open.jsonl')).mode & 0o777).toBe(0o600);
  });

  it('gives the name only to a whole file', async () => {
    const file = folder.write('out.jsonl', [{ old: true }]);
    const fault = new StorageEngineError('The storage failed.', 500);
    await expect(writeLines(file, documents(fault))).rejects.toThrow(fault);
    expect(folder.lines('out.jsonl')).toEqual([{ old: true }]);
  });

  it('says why it cannot write', async () => {
    const file = folder.path('absent/out.jsonl');
    await expect(writeLines(file, documents())).rejects.toThrow(Refusal);
    await expect(writeLines(file, documents())).rejects.toThrow(/ cannot be written: ENOENT/);
    expect(existsSync(file)).toBe(false);
  });
});
