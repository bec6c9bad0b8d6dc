import { createServer, type Server } from 'node:http';
import { send } from '../../bin/command/send';
import { apiPage } from '../../local/api-page/api-page';
import { DEMO_DATA } from '../../local/keystone/demo-data';
import { type RunningKeystone, startKeystone } from '../../local/keystone/keystone';
import { listen } from '../support/listen';

describe('the page about the API', () => {
  const servers: Server[] = [];
  let keystone: RunningKeystone;
  beforeAll(async () => {
    keystone = await startKeystone({ port: 0, data: DEMO_DATA, services: () => [] });
  });
  afterAll(async () => {
    for (const server of servers) server.close();
    await keystone.close();
  });

  /** A server that has the page, and answers 418 to what is not the page's. */
  const start = async (keystoneUrl?: string): Promise<string> => {
    const page = apiPage(keystoneUrl);
    const server = createServer((request, response) => {
      if (!page(request, response)) response.writeHead(418).end();
    });
    servers.push(server);
    return listen(server);
  };

  it.each([
    ['/docs/', 'text/html'],
    ['/docs/page.css', 'text/css'],
    ['/docs/page.js', 'text/javascript'],
    ['/docs/swagger-ui.css', 'text/css'],
    ['/docs/swagger-ui-bundle.js', 'text/javascript'],
    ['/docs/favicon-32x32.png', 'image/png'],
    ['/docs/openapi.json', 'application/json'],
  ])('has %s, which may not reach elsewhere', async (path, type) => {
    const { status, headers } = await send({ url: await start(), path });
    expect(status).toBe(200);
    expect(headers['content-type']).toContain(type);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; /);
  });

  it('is found without the slash at the end', async () => {
    const { status, headers } = await send({ url: await start(), path: '/docs' });
    expect([status, headers['location']]).toEqual([302, '/docs/']);
  });

  it.each([
    ['GET', '/docs/../package.json'],
    ['GET', '/docs/api-page.ts'],
    ['GET', '/docs/constructor'],
    ['GET', '/v2'],
    ['POST', '/docs/'],
    ['POST', '/docs/token'],
  ])('leaves %s %s alone', async (method, path) => {
    expect((await send({ url: await start(), method, path })).status).toBe(418);
  });

  it('describes the API of its own server, and has examples only where a path needs them', async () => {
    const { body } = await send({ url: await start(), path: '/docs/openapi.json' });
    const { servers: described, components } = JSON.parse(body) as {
      servers: unknown;
      components: { parameters: Record<string, { example?: unknown }> };
    };
    expect(described).toEqual([{ url: '/', description: 'This local stack' }]);
    expect(components.parameters['job_id']).toHaveProperty('example');
    expect(components.parameters['offset']).not.toHaveProperty('example');
  });

  it('has nobody to log in as where the identity service is not the demo', async () => {
    expect((await send({ url: await start(), path: '/docs/users' })).body).toBe('[]');
  });

  it("logs a user of the demo in, on the user's own project", async () => {
    const url = await start(keystone.url);
    expect(JSON.parse((await send({ url, path: '/docs/users' })).body)).toContainEqual({
      name: 'stranger',
      project: 'other',
    });
    const { body } = await send({ url, method: 'POST', path: '/docs/token', body: 'stranger' });
    const { token } = JSON.parse(body) as { token: string };
    const shown = await send({
      url: keystone.url,
      path: '/v3/auth/tokens',
      headers: { 'X-Auth-Token': token, 'X-Subject-Token': token },
    });
    expect(JSON.parse(shown.body)).toMatchObject({ token: { project: { name: 'other' } } });
  });

  it('names the users when it is asked for another one', async () => {
    const { status, body } = await send({
      url: await start(keystone.url),
      method: 'POST',
      path: '/docs/token',
      body: 'root',
    });
    expect(status).toBe(400);
    expect(body).toContain('reader, member, admin, service, stranger');
  });

  it('answers what it cannot make with 500, and goes on', async () => {
    const complaint = jest.spyOn(console, 'error').mockImplementation();
    const broken = jest.spyOn(JSON, 'stringify').mockImplementationOnce(() => {
      throw new Error('cannot be written');
    });
    const url = await start();
    const { status, body } = await send({ url, path: '/docs/users' });
    expect([status, body]).toEqual([500, 'Error: cannot be written']);
    expect(complaint).toHaveBeenCalled();
    broken.mockRestore();
    expect((await send({ url, path: '/docs/users' })).status).toBe(200);
  });

  it('says that the identity service is away', async () => {
    const complaint = jest.spyOn(console, 'error').mockImplementation();
    const gone = await startKeystone({ port: 0, data: DEMO_DATA, services: () => [] });
    await gone.close();
    const url = await start(gone.url);
    const { status, body } = await send({ url, method: 'POST', path: '/docs/token', body: 'reader' });
    expect(status).toBe(503);
    expect(body).toContain('does not answer');
    expect(complaint).toHaveBeenCalled();
  });
});
