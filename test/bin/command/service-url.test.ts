import { Refusal } from '../../../bin/command/refusal';
import { serviceUrl } from '../../../bin/command/service-url';

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
