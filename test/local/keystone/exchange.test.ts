import { startKeystone, type RunningKeystone } from '../../../local/keystone/keystone';
import { ask, askForToken, DATA, passwordAuth, PROJECT_SCOPE, startTestKeystone } from './test-keystone';

let keystone: RunningKeystone;
beforeAll(async () => {
  keystone = await startTestKeystone();
});
afterAll(() => keystone.close());

describe('an answer', () => {
  it.each([
    ['GET', '/', 300],
    ['HEAD', '/v3', 200],
    ['GET', '/v3/auth/tokens', 401],
    ['GET', '/nothing', 404],
    ['PUT', '/v3', 405],
  ])('%s %s has the headers of every answer', async (method, path, expected) => {
    const response = await fetch(keystone.url + path, { method });
    const length = Buffer.byteLength(await response.text());
    expect(response.status).toBe(expected);
    expect(response.headers.get('Content-Type')).toBe('application/json');
    expect(response.headers.get('Vary')).toBe('X-Auth-Token');
    expect(response.headers.get('Server')).toContain('development and tests only');
    expect(response.headers.get('x-openstack-request-id')).toMatch(
      /^req-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    );
    const announced = Number(response.headers.get('Content-Length'));
    if (method === 'HEAD') expect(announced).toBeGreaterThan(0);
    else expect(announced).toBe(length);
  });

  it('counts bytes, not letters', async () => {
    const scope = { ünscöped: {} };
    const { headers, body } = await askForToken(keystone, passwordAuth('member', scope));
    expect(body).toMatchObject({ error: { message: expect.stringContaining('ünscöped') as unknown } });
    expect(Number(headers.get('Content-Length'))).toBe(Buffer.byteLength(JSON.stringify(body)));
  });

  it('has a request id of its own', async () => {
    const ids = [await ask(keystone, '/'), await ask(keystone, '/')].map(({ headers }) => {
      return headers.get('x-openstack-request-id');
    });
    expect(new Set(ids).size).toBe(2);
  });

  it('sends the caller of a 401, and nobody else, to the identity service', async () => {
    const refused = await ask(keystone, '/v3/auth/projects');
    expect(refused.headers.get('WWW-Authenticate')).toBe(`Keystone uri="${keystone.url}/v3"`);
    expect((await ask(keystone, '/nothing')).headers.has('WWW-Authenticate')).toBe(false);
  });
});

describe('a request body', () => {
  it.each([
    ['nothing', '', 400],
    ['no JSON', '{"auth": ', 400],
    ['a list', '[]', 400],
    ['null', 'null', 400],
    ['text', '"auth"', 400],
    ['too much', `{"auth": "${'x'.repeat(120_000)}"}`, 413],
  ])('of %s is refused', async (_, body, code) => {
    const answer = await ask(keystone, '/v3/auth/tokens', { method: 'POST', body });
    expect(answer.status).toBe(code);
    expect(answer.body).toMatchObject({
      error: { code, title: expect.any(String) as unknown, message: expect.any(String) as unknown },
    });
  });

  it('may be of any length that Keystone takes', async () => {
    const body = { ...passwordAuth('member'), padding: 'x'.repeat(100_000) };
    expect(await askForToken(keystone, body)).toMatchObject({ status: 201 });
  });
});

describe('a fault of our own', () => {
  it('is a 500 that says nothing, and does not end the service', async () => {
    const log = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const services = () => {
      throw new Error('no port yet');
    };
    const broken = await startKeystone({ port: 0, data: DATA, services });
    try {
      const { status, body } = await askForToken(broken, passwordAuth('member', PROJECT_SCOPE));
      expect(status).toBe(500);
      expect(body).toMatchObject({ error: { code: 500, title: 'Internal Server Error' } });
      expect(JSON.stringify(body)).not.toContain('no port yet');
      expect(log).toHaveBeenCalledTimes(1);
      expect(await ask(broken, '/v3')).toMatchObject({ status: 200 });
    } finally {
      log.mockRestore();
      await broken.close();
    }
  });
});
