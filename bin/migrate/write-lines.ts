import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { JsonObject } from '../../functions/documents/json';
import { FreezerError } from '../../functions/errors';
import { reasonOf, Refusal } from '../command/refusal';

/** Plans may hold secrets of agents. */
const OWNER_ONLY = 0o600;

/**
 * Writes JSON Lines. A file gets its name when it is whole, so that half of one is never taken for all.
 * @param file `-` for standard output.
 * @returns How many there were.
 * @throws Refusal when it cannot be written.
 */
export async function writeLines(file: string, documents: AsyncIterable<JsonObject>): Promise<number> {
  let written = 0;
  async function* lines(): AsyncGenerator<string> {
    for await (const document of documents) {
      written++;
      yield `${JSON.stringify(document)}\n`;
    }
  }
  try {
    if (file === '-') {
      await pipeline(Readable.from(lines()), process.stdout, { end: false });
    } else {
      const part = `${file}.part`;
      // A new file: one that is there could be a link, or open to others.
      await rm(part, { force: true });
      await pipeline(Readable.from(lines()), createWriteStream(part, { mode: OWNER_ONLY, flags: 'wx' }));
      await rename(part, file);
    }
  } catch (error) {
    if (error instanceof FreezerError) throw error;
    throw new Refusal(`${file} cannot be written: ${reasonOf(error)}.`);
  }
  return written;
}
