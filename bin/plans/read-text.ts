import { createReadStream } from 'node:fs';
import { reasonOf, Refusal } from '../command/refusal';

/**
 * A text file, piece by piece.
 * @param file `-` for standard input.
 * @throws Refusal when it cannot be read.
 */
export async function* readText(file: string): AsyncGenerator<string> {
  const input = file === '-' ? process.stdin : createReadStream(file);
  input.setEncoding('utf8');
  try {
    for await (const piece of input) yield String(piece);
  } catch (error) {
    throw new Refusal(`${file} cannot be read: ${reasonOf(error)}.`);
  }
}
