import { createHash, createHmac, createSecretKey } from 'node:crypto';

/** Texts, or bytes in any of JavaScript's forms, as the SDK's signer passes them. */
export type Source = string | ArrayBuffer | ArrayBufferView;

/**
 * SHA-256, or HMAC-SHA-256 with a secret, for the SDK's signer. The SDK's own passes the secret to Node as bytes, which
 * takes Node 24 five times as long as a key object does (docs/adr/0009-a-leaner-client.md).
 */
export class Sha256 {
  readonly digestLength = 32;
  private hash;

  constructor(private readonly secret?: Source) {
    this.hash = begin(secret);
  }

  update(data: Uint8Array): void {
    this.hash.update(data);
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.hash.digest());
  }

  reset(): void {
    this.hash = begin(this.secret);
  }
}

function begin(secret: Source | undefined) {
  if (secret === undefined) return createHash('sha256');
  return createHmac('sha256', typeof secret === 'string' ? secret : createSecretKey(bytesOf(secret)));
}

function bytesOf(source: ArrayBuffer | ArrayBufferView): Buffer {
  if (source instanceof ArrayBuffer) return Buffer.from(source);
  return Buffer.from(source.buffer, source.byteOffset, source.byteLength);
}
