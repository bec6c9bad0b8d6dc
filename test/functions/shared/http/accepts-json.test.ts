import { acceptsJson } from '../../../../functions/shared/http/accepts-json';

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
    'application/json;q=much',
  ])('does not admit %j', (accept) => {
    expect(acceptsJson(accept)).toBe(false);
  });
});
