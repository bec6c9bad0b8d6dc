import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { reasonOf, Refusal } from '../command/refusal';
import { parseDocument } from './parse-document';
import type { SourceDocument } from './source-document';

const NEWLINE = 0x0a;
/** A document takes up to 1 MB; what goes on longer without an end is no file of lines. */
const LONGEST_LINE = 8 * 1024 * 1024;
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const BYTE_ORDER_MARK = '\ufeff';

/**
 * The documents of JSON Lines, packed by gzip or not; empty lines count as none, and so does a byte order mark.
 * @param file `-` for standard input.
 * @throws Refusal when it cannot be read to its end.
 */
export async function* readLines(file: string): AsyncGenerator<SourceDocument> {
  try {
    let number = 0;
    for await (const bytes of linesOf(unpacked(file))) {
      number++;
      const line = decoded(bytes);
      const at = `line ${number}`;
      if (line === undefined) yield { at, fault: 'The line is not UTF-8' };
      else if (line.trim() !== '')
        yield parseDocument(at, number === 1 ? line.replace(BYTE_ORDER_MARK, '') : line);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${file} cannot be read: ${reasonOf(error)}.`);
  }
}

function decoded(bytes: Buffer): string | undefined {
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** What gzip packs begins with these two bytes, which no text does. */
async function* unpacked(file: string): AsyncGenerator<Buffer> {
  const chunks = buffersOf(file === '-' ? process.stdin : createReadStream(file));
  const first = await chunks.next();
  if (first.done === true) return;
  const all = (async function* (): AsyncGenerator<Buffer> {
    yield first.value;
    yield* chunks;
  })();
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) yield* all;
  else yield* gunzipped(all);
}

async function* buffersOf(stream: AsyncIterable<unknown>): AsyncGenerator<Buffer, undefined> {
  for await (const chunk of stream) yield Buffer.from(chunk as Uint8Array);
}

async function* gunzipped(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  const fed = pipeline(packed, gunzip);
  // Whoever reads hears of it first.
  fed.catch(() => undefined);
  yield* buffersOf(gunzip);
  await fed;
}

async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      yield Buffer.concat([...rest, chunk.subarray(start, end)]);
      [rest, length, start] = [[], 0, end + 1];
    }
    rest.push(chunk.subarray(start));
    length += chunk.length - start;
    if (length > LONGEST_LINE) throw new Refusal('A line has more than 8 MiB: these are no JSON Lines.');
  }
  yield Buffer.concat(rest);
}
