import { randomBytes } from 'node:crypto';
import { tracesOf } from './token-traces';

const TOKEN = `gAAAAAB${randomBytes(132).toString('base64url')}`;
const OTHER = `gAAAAAB${randomBytes(132).toString('base64url')}`;

const percentEncoded = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16)}`).join('');
const base64 = (text: string, alphabet: 'base64' | 'base64url' = 'base64'): string =>
  Buffer.from(text).toString(alphabet);

describe('traces of tokens', () => {
  it.each([
    ['a token', TOKEN],
    ['its first half', TOKEN.slice(0, TOKEN.length / 2)],
    ['its second half', TOKEN.slice(TOKEN.length / 2)],
    ['a percent-encoded token', percentEncoded(TOKEN)],
    ['base64', base64(TOKEN)],
    ['base64 behind one byte', base64(`"${TOKEN}"`)],
    ['base64 behind two bytes', base64(`: ${TOKEN}, `)],
    ['base64 for URLs', base64(`{"token":"${TOKEN}"}`, 'base64url')],
    ['percent-encoded base64', percentEncoded(base64(TOKEN))],
  ])('are found in %s', (_case, form) => {
    const line = `{"level":"INFO","message":"before ${form} behind"}`;
    expect(tracesOf([OTHER, TOKEN], line)).not.toEqual([]);
    expect(tracesOf([OTHER], line)).toEqual([]);
  });

  it('are not found where there is none', () => {
    expect(tracesOf([TOKEN], '{"operation":"authorize","outcome":"accepted","scope":"project"}')).toEqual([]);
  });
});
