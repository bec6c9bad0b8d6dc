import { Refusal } from '../../../bin/command/refusal';
import { readAuthUrl, serviceUrl } from '../../../bin/command/service-url';

describe('serviceUrl', () => {
  it.each([
    ['https://abc.execute-api.eu-central-1.amazonaws.com/prod'],
    ['https://api.example.com'],
    ['http://127.0.0.1:8736'],
    ['http://[::1]:8736'],
    ['http://localhost:8736/prod'],
  ])('takes %s, with or without a slash at the end', (url) => {
    expect(serviceUrl('--url', url)).toBe(url);
    expect(serviceUrl('--url', `${url}/`)).toBe(url);
  });

  it.each([
    'http://api.example.com',
    'http://127.0.0.1.example.com',
    'http://127.0.0.1@example.com',
    'ftp://127.0.0.1',
    'api.example.com',
    '',
    'https://user@api.example.com',
    'https://:hunter2@api.example.com',
    'https://api.example.com/?a=b',
    'https://api.example.com/#a',
  ])('refuses %j in one sentence that does not repeat it', (value) => {
    expect(() => serviceUrl('--url', value)).toThrow(
      new Refusal(
        '--url must be an https URL (http only to 127.0.0.1, ::1 or localhost) without user, query or fragment.',
      ),
    );
  });
});

describe('readAuthUrl', () => {
  const authUrl = 'https://keystone.example.com:5000';
  const environment = { OS_AUTH_URL: 'https://other.example.com/v3' };

  it.each(['', '/', '/v3', '/v3/'])('understands %j at the end', (end) => {
    expect(readAuthUrl(authUrl + end, {})).toBe(authUrl);
    expect(readAuthUrl(`${authUrl}/identity${end}`, {})).toBe(`${authUrl}/identity`);
  });

  it('falls back to OS_AUTH_URL', () => {
    expect(readAuthUrl(undefined, environment)).toBe('https://other.example.com');
    expect(readAuthUrl(authUrl, environment)).toBe(authUrl);
  });

  it.each([{}, { OS_AUTH_URL: '' }])('refuses %j, as openrc files leave some empty', (without) => {
    expect(() => readAuthUrl(undefined, without)).toThrow(
      new Refusal('--auth-url is missing, and OS_AUTH_URL is not set either.'),
    );
  });

  it('names the source of a URL that is not safe', () => {
    expect(() => readAuthUrl('http://keystone', environment)).toThrow(/^--auth-url must be an https URL /);
    expect(() => readAuthUrl(undefined, { OS_AUTH_URL: 'http://keystone' })).toThrow(/^OS_AUTH_URL must be /);
  });
});
