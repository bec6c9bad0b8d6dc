import { BadDataFormat, RequestTooLarge } from '../../../functions/errors';
import { jsonBody, parseJson } from '../../../functions/http/json-body';
import { fc } from '../../support/fast-check';

const MIB = 1024 * 1024;

describe('jsonBody', () => {
  it('reads no body as an empty object', () => {
    expect(jsonBody({ body: undefined })).toEqual({});
  });

  it('reads an object', () => {
    expect(jsonBody({ body: ' {"name": "é", "job_actions": [{}]} ' })).toEqual({
      name: 'é',
      job_actions: [{}],
    });
  });

  it.each(['null', '[]', '[{}]', '"text"', '1', 'true'])('refuses %s, which is no object', (body) => {
    expect(() => jsonBody({ body })).toThrow(new BadDataFormat('The body must be a JSON object.'));
  });
});

describe('parseJson', () => {
  it.each(['', ' ', '{', '{"a":}', "{'a': 1}", '{"a": 1}}', 'NaN', '[1e]', '[01]', '"\n"', '\ufeff{}', '%'])(
    'refuses %j, which is no JSON',
    (text) => {
      expect(() => parseJson(text)).toThrow(new BadDataFormat('Malformed JSON'));
    },
  );

  it.each([
    ['{"a": 12345678901234567890}', 'The number 12345678901234567890 cannot be kept exactly'],
    ['[1e400]', 'The number 1e400 cannot'],
    ['0.1234567890123456789', 'The number 0.1234567890123456789 cannot'],
    ['[{"a": [-1e-200]}]', 'The number -1e-200 cannot'],
    [`[${'1'.repeat(1000)}]`, `The number ${'1'.repeat(40)}… cannot`],
    ['{"": 1}', 'No key can be named "".'],
    ['[{"a": {"__proto__": {}}}]', 'No key can be named "__proto__".'],
    [`{"${'k'.repeat(65_536)}": 1}`, 'A key is longer than 65535 bytes.'],
    [String.raw`{"a": ["\ud83d"]}`, 'half a character'],
    [String.raw`{"\udcbe\ud83d": 1}`, 'half a character'],
    ['{"a": "\ud83d"}', 'half a character'],
    ['['.repeat(31) + ']'.repeat(31), 'nested more than 30 deep'],
  ])('refuses what would not come back as it was: %.40s', (text, sentence) => {
    expect(() => parseJson(text)).toThrow(BadDataFormat);
    expect(() => parseJson(text)).toThrow(sentence);
  });

  it.each([
    ['a number in a text', '{"a": "12345678901234567890", "1e400": "\\"1e400"}'],
    ['brackets in a text', `["${'['.repeat(100)}"]`],
    ['thirty levels', '['.repeat(30) + ']'.repeat(30)],
    ['a character of two halves', String.raw`{"\ud83d\udcbe": "\ud83d\udcbe"}`],
    ['words with an e', '[true, false, null]'],
    ['names of methods', '{"constructor": 1, "toString": 2}'],
  ])('takes %s', (_what, text) => {
    expect(parseJson(text)).toEqual(JSON.parse(text));
  });

  it('counts bytes, not characters', () => {
    const text = (bytes: number) => JSON.stringify('é'.repeat((bytes - 2) / 2));
    expect(parseJson(text(MIB))).toHaveLength((MIB - 2) / 2);
    expect(() => parseJson(text(MIB + 2))).toThrow(
      new RequestTooLarge('The body is larger than 1 MiB (1048576 bytes).'),
    );
  });

  // Quadratic work would take minutes and a recursion would end the process, so that no clock is needed.
  it.each([
    ['brackets', '['.repeat(MIB)],
    ['objects', '{"a":'.repeat(MIB / 8)],
    ['backslashes', `"${'\\"'.repeat(MIB / 2 - 1)}`],
    ['quotes', '"'.repeat(MIB)],
    ['zeros in the middle', `[1${'0'.repeat(MIB - 4)}1]`],
    ['zeros and dots', '0.'.repeat(MIB / 2)],
  ])('gets through a mebibyte of %s', (_what, text) => {
    expect(() => parseJson(text)).toThrow(BadDataFormat);
  });

  it('gives back whatever JavaScript writes', () => {
    const json = fc
      .jsonValue({ maxDepth: 5, noUnicodeString: false })
      .filter((value) => !hasOddNumber(value));
    fc.assert(
      fc.property(json, (value) => {
        fc.pre(!JSON.stringify(value).includes('"":'));
        expect(parseJson(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

function hasOddNumber(value: unknown): boolean {
  if (typeof value === 'number') {
    const magnitude = Math.abs(value);
    return magnitude > Number.MAX_SAFE_INTEGER || (magnitude < 1e-128 && magnitude > 0);
  }
  return typeof value === 'object' && value !== null && Object.values(value).some(hasOddNumber);
}
