import { Refusal } from '../../../bin/command/refusal';
import { readSettings } from '../../../bin/smoke/settings';

const ENVIRONMENT = { OS_TOKEN: 't1', OS_PROJECT_ID: 'p1' };
const url = 'https://api.example.com/prod';
const authUrl = 'https://keystone.example.com:5000';

describe('readSettings', () => {
  it('puts flags and environment together', () => {
    expect(readSettings({ url: `${url}/`, authUrl, jobId: 'j1' }, ENVIRONMENT)).toEqual({
      apiUrl: url,
      authUrl,
      jobId: 'j1',
      credentials: { kind: 'token', token: 't1', projectId: 'p1' },
    });
  });

  it.each(['', '/', '/v3', '/v3/'])('understands the identity URL with %j at its end', (end) => {
    expect(readSettings({ url, authUrl: authUrl + end }, ENVIRONMENT).authUrl).toBe(authUrl);
    expect(readSettings({ url, authUrl: `${authUrl}/identity${end}` }, ENVIRONMENT).authUrl).toBe(
      `${authUrl}/identity`,
    );
  });

  it('falls back to OS_AUTH_URL', () => {
    const environment = { ...ENVIRONMENT, OS_AUTH_URL: 'https://other.example.com/v3' };
    expect(readSettings({ url }, environment).authUrl).toBe('https://other.example.com');
    expect(readSettings({ url, authUrl }, environment).authUrl).toBe(authUrl);
  });

  it.each([
    [{ authUrl }, /^--url is missing: /],
    [{ url }, /^--auth-url is missing, and OS_AUTH_URL is not set either\.$/],
    [{ url: 'http://api.example.com', authUrl }, /^--url must be an https URL /],
    [{ url, authUrl: 'http://keystone.example.com' }, /^--auth-url must be an https URL /],
    [{ url, authUrl, jobId: '' }, /^--job-id must be /],
    [{ url, authUrl, jobId: '../x' }, /^--job-id must be /],
  ])('refuses %j', (given, sentence) => {
    expect(() => readSettings(given, ENVIRONMENT)).toThrow(Refusal);
    expect(() => readSettings(given, ENVIRONMENT)).toThrow(sentence);
  });

  it('sends no password where OS_AUTH_URL is not safe either', () => {
    const environment = { ...ENVIRONMENT, OS_AUTH_URL: 'http://keystone.example.com/v3' };
    expect(() => readSettings({ url }, environment)).toThrow(/^OS_AUTH_URL must be an https URL /);
  });
});
