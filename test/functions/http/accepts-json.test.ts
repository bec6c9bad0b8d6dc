import { acceptsJson } from '../../../functions/http/dispatch';

describe('acceptsJson', () => {
  it.each([
    undefined,
    '',
    '*/*',
    'application/json',
    'APPLICATION/JSON',
    'application/*',
    'application/json; charset=utf-8',
    'text/html, application/json;q=0.1',
    'text/html,application/xhtml+xml,*/*;q=0.8',
    'text/html;q=0, application/json',
    '*',
    'text/html, *;q=0.5',
    'application/json;q=much',
    'application/json;version=1, application/json;version=2;q=0',
  ])('admits %j', (accept) => {
    expect(acceptsJson(accept)).toBe(true);
  });

  it.each([
    'text/html',
    'text/*',
    'application/xml',
    'application/json;q=0',
    'application/json; q=0.0, */*',
    'application/*;q=0, */*',
    '*/*;q=0',
    'json',
  ])('does not admit %j', (accept) => {
    expect(acceptsJson(accept)).toBe(false);
  });
});
