import { LIMITS } from '../../../functions/contract/limits';
import { assertUsersPart, type UsersPart } from '../../../functions/documents/users-part';

interface Note {
  readonly content: unknown;
  readonly _history?: string;
}

const NOTE: UsersPart<Note> = { what: 'note', bytes: 100_000, of: ({ content }) => ({ content }) };
const nested = (depth: number): unknown => (depth === 0 ? 'x' : [nested(depth - 1)]);

const refusal = (next: Note, stored?: Note): string => {
  try {
    assertUsersPart(NOTE, next, stored);
    return '';
  } catch (error) {
    return String(error);
  }
};

describe('what a user fills of a document', () => {
  it.each([
    ['as large as can be', { content: 'x'.repeat(100_000 - 7) }],
    ['of quotes, that are served as four bytes each', { content: '"'.repeat(99_000) }],
    ['as deep as can be', { content: nested(LIMITS.nesting - 1) }],
    ['whose service has added much', { content: '', _history: 'x'.repeat(200_000) }],
  ])('passes where it is %s', (_case, note) => {
    expect(refusal(note)).toBe('');
  });

  it.each([
    [
      'too large',
      { content: 'x'.repeat(100_000 - 6) },
      /note is too large: it takes 100001 bytes, .* 100000 /,
    ],
    ['of control characters', { content: '\u0001'.repeat(90_000) }, /too large to be served.*530000/],
    ['too deep', { content: nested(LIMITS.nesting) }, /finished note are nested more than 30 deep/],
  ])('is refused where it is %s', (_case, note, sentence) => {
    expect(refusal(note)).toMatch(sentence);
  });

  it.each([
    ['large', { content: 'x'.repeat(200_000) }, { content: 'x'.repeat(200_001) }],
    [
      'made of control characters',
      { content: '\u0001'.repeat(90_000) },
      { content: '\u0001'.repeat(90_001) },
    ],
    ['deep', { content: nested(40) }, { content: nested(41) }],
  ])('of a document that is too %s already may stay and shrink, and not grow', (_case, stored, larger) => {
    expect(refusal(stored, stored)).toBe('');
    expect(refusal({ content: 'x' }, stored)).toBe('');
    expect(refusal(stored, larger)).toBe('');
    expect(refusal(larger, stored)).not.toBe('');
  });
});
