import type { Readable } from 'node:stream';

/** The SDK's own also takes a browser's streams, which Node loads as soon as anybody asks for their type. */
export async function collectBytes(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
