import { createHash, createHmac } from 'node:crypto';
import { Sha256, type Source } from '../../../../functions/storage/slim/sha256';

const TEXT = 'Wer schläft, sündigt nicht';
const BYTES = new TextEncoder().encode(TEXT);
const KEY = new TextEncoder().encode('a key of some length');
const WITHIN = new Uint8Array([0, ...KEY, 0]).subarray(1, -1);

async function digestOf(secret?: Source): Promise<string> {
  const hash = new Sha256(secret);
  hash.update(BYTES);
  return Buffer.from(await hash.digest()).toString('hex');
}

describe('Sha256', () => {
  it("is Node's without a secret", async () => {
    expect(await digestOf()).toBe(createHash('sha256').update(TEXT).digest('hex'));
  });

  it.each<[string, Source]>([
    ['a text', 'a key of some length'],
    ['bytes', KEY],
    ['a part of more bytes', WITHIN],
    ['a buffer', KEY.buffer],
  ])("is Node's HMAC with %s for a secret", async (_form, secret) => {
    expect(await digestOf(secret)).toBe(createHmac('sha256', KEY).update(TEXT).digest('hex'));
  });

  it('begins anew', async () => {
    const hash = new Sha256(KEY);
    hash.update(KEY);
    hash.reset();
    hash.update(BYTES);
    expect(Buffer.from(await hash.digest()).toString('hex')).toBe(await digestOf(KEY));
  });
});
