import type { Reply } from '../../../bin/command/send';
import { compare, type Expectation } from '../../../bin/smoke/compare';

const reply = (changes: Partial<Reply> = {}): Reply => ({
  status: 404,
  headers: { allow: 'GET' },
  body: '{"title":"Not Found","error":{"code":404,"causes":[]}}',
  ...changes,
});
const isOk = (expected: Expectation, seen: Reply): boolean => compare(expected, seen).every(({ ok }) => ok);

describe('compare', () => {
  it('takes any of several statuses', () => {
    const reply = (status: number) => ({ status, headers: {}, body: '' });
    expect(compare({ status: [403, 404] }, reply(404))).toEqual([
      { part: 'status', expected: '403 or 404', seen: '404', ok: true },
    ]);
    expect(compare({ status: [403, 404] }, reply(200))).toMatchObject([{ ok: false }]);
  });

  const expectations: readonly [string, Partial<Expectation>, boolean][] = [
    ['the status alone', {}, true],
    ['another status', { status: 405 }, false],
    ['a header', { headers: { allow: 'GET' } }, true],
    ['part of a header as text', { headers: { allow: 'GE' } }, false],
    ['part of a header as pattern', { headers: { allow: /^GE/ } }, true],
    ['an absent header', { headers: { vary: /^/ } }, false],
    ['some fields of the body', { body: { title: 'Not Found' } }, true],
    ['a pattern for a text', { body: { title: /Found$/ } }, true],
    ['a pattern for what is no text', { body: { error: { code: /4/ } } }, false],
    ['a nested field', { body: { error: { code: 404 } } }, true],
    ['a nested field with another value', { body: { error: { code: 401 } } }, false],
    ['a field below a text', { body: { title: { code: 404 } } }, false],
    ['an absent field', { body: { description: /^/ } }, false],
    ['keys', { keys: ['error', 'title'] }, true],
    ['a key that is absent', { keys: ['title', 'toString'] }, false],
  ];
  it.each(expectations)('holds an answer against %s', (_case, expected, ok) => {
    expect(isOk({ status: 404, ...expected }, reply())).toBe(ok);
  });

  it.each(['', 'text', '[]', 'null', '"title"'])('finds no field and no key in the body %j', (body) => {
    expect(isOk({ status: 404, body: { title: /^/ } }, reply({ body }))).toBe(false);
    expect(isOk({ status: 404, keys: ['title'] }, reply({ body }))).toBe(false);
  });

  it('tells every part in full, the status first', () => {
    const expected = {
      status: 200,
      headers: { allow: /^PUT/, vary: 'x' },
      body: { a: /b/ },
      keys: ['title', 'a'],
    };
    expect(compare(expected, reply())).toEqual([
      { part: 'status', expected: '200', seen: '404', ok: false },
      { part: 'allow', expected: '/^PUT/', seen: '"GET"', ok: false },
      { part: 'vary', expected: '"x"', seen: 'none', ok: false },
      { part: 'body', expected: '{"a":"/b/"}', seen: reply().body, ok: false },
      { part: 'keys', expected: 'title, a', seen: 'no a', ok: false },
    ]);
  });

  it.each([
    ['control characters', '\u001b[2J', '"\\u001b[2J"'],
    ['what is long', 'x'.repeat(1000), `"${'x'.repeat(299)}…`],
  ])('shows %s of a body so that a terminal stays whole', (_case, body, seen) => {
    expect(compare({ status: 404, body: {} }, reply({ body }))[1]).toMatchObject({ seen });
  });
});
