import { createHash, createHmac, createSecretKey } from 'node:crypto';

/** Texts, or bytes in any of JavaScript's forms, as the SDK's signer passes them. */
export type Source = string | ArrayBuffer | ArrayBufferView;

/**
 * SHA-256, or HMAC-SHA-256 with a secret, for the SDK's signer. The SDK's own passes the secret to Node as bytes, which
 * takes Node 24 five times as long as a key object does (docs/adr/0009-a-slimmer-client.md).
 */
export class Sha256 {
  readonly digestLength = 32;
  private hash: ReturnType<typeof begin>;

  constructor(private readonly secret?: Source) {
    this.hash = begin(secret);
  }

  update(data: Uint8Array): void {
    this.hash.update(data);
  }

  /** Of a hash without a secret, which may go on afterwards; Node cannot copy one with a secret. */
  // eslint-disable-next-line @typescript-eslint/require-await -- what fails is to reject
  async digest(): Promise<Uint8Array> {
    return 'copy' in this.hash ? this.hash.copy().digest() : this.hash.digest();
  }

  reset(): void {
    this.hash = begin(this.secret);
  }
}

function begin(secret: Source | undefined) {
  if (secret === undefined || secret === '') return createHash('sha256');
  return createHmac('sha256', typeof secret === 'string' ? secret : createSecretKey(bytesOf(secret)));
}

function bytesOf(source: ArrayBuffer | ArrayBufferView): Buffer {
  if (source instanceof ArrayBuffer) return Buffer.from(source);
  return Buffer.from(source.buffer, source.byteOffset, source.byteLength);
}
