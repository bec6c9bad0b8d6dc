import { readLines } from '../../../bin/plans/read-lines';
import { collected, inPieces } from './collected';

const read = (text: string) => collected(readLines(inPieces(text, 3)));

describe('readLines', () => {
  it('gives a document a line, whatever the pieces and with or without a last line break', async () => {
    const documents = [
      { at: 'line 1', document: { a: 'Ü' } },
      { at: 'line 3', document: {} },
    ];
    expect(await read('{"a":"Ü"}\n\n{}\n')).toEqual(documents);
    expect(await read('{"a":"Ü"}\r\n \r\n{}')).toEqual(documents);
  });

  it.each([
    ['what is no JSON', '{"password":"hunter2"', 'Malformed JSON'],
    ['what is no object', '["hunter2"]', 'The body must be a JSON object.'],
    ['a number that would be rounded', '{"a":9007199254740993}', /cannot be kept exactly/],
    ['what is nested too deeply', `{"a":${'['.repeat(50)}${']'.repeat(50)}}`, /nest/i],
  ])('says of %s what is wrong, and goes on', async (_case, line, fault) => {
    const [first, second] = await read(`${line}\n{}`);
    expect(first).toEqual({ at: 'line 1', fault: expect.stringMatching(fault) as string });
    expect(JSON.stringify(first)).not.toContain('hunter2');
    expect(second).toEqual({ at: 'line 2', document: {} });
  });
});
