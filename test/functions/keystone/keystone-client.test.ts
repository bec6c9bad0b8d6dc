import type { RequestListener } from 'node:http';
import { KeystoneClient } from '../../../functions/keystone/keystone-client';
import { startServer, type TestServer } from '../../support/listen';

const TOKEN = 'gAAAAABexample0example0example0example0';

describe('KeystoneClient', () => {
  let keystone: TestServer;
  let listener: RequestListener;
  const client = (timeoutMs = 2000) => new KeystoneClient(keystone.url, timeoutMs);

  beforeEach(async () => {
    listener = (_request, response) => response.end('{}');
    keystone = await startServer((request, response) => {
      listener(request, response);
    });
  });
  afterEach(() => keystone.close());

  it('shows the token to itself, without its catalog', async () => {
    const asked: unknown[] = [];
    listener = (request, response) => {
      const { 'x-auth-token': caller, 'x-subject-token': subject } = request.headers;
      asked.push(request.method, request.url, caller, subject);
      response.writeHead(404).end('{"error":{}}');
    };
    await expect(client().showToken(TOKEN, TOKEN)).resolves.toMatchObject({
      status: 404,
      body: '{"error":{}}',
    });
    expect(asked).toEqual(['GET', '/v3/auth/tokens?nocatalog', TOKEN, TOKEN]);
  });

  it('asks for access rules, without which Keystone hides tokens that have some', async () => {
    let asked: unknown;
    listener = (request, response) => {
      asked = request.headers['openstack-identity-access-rules'];
      response.end('{}');
    };
    await client().showToken(TOKEN, TOKEN);
    expect(asked).toBe('1');
  });

  it('keeps a path in the identity URL', async () => {
    let asked: string | undefined;
    listener = (request, response) => {
      asked = request.url;
      response.end('{}');
    };
    await new KeystoneClient(`${keystone.url}/identity`, 2000).showToken(TOKEN, TOKEN);
    expect(asked).toBe('/identity/v3/auth/tokens?nocatalog');
  });

  it('asks every question over the connection that was opened ahead', async () => {
    const asking = client();
    await asking.connect();
    for (let question = 0; question < 20; question++) await asking.showToken(TOKEN, TOKEN);
    expect(keystone.connections()).toBe(1);
  });

  it('asks anew, once and silently, when the kept connection was just closed', async () => {
    const asking = client();
    await asking.connect();
    let questions = 0;
    listener = (request, response) => {
      questions++;
      if (questions === 1) request.socket.resetAndDestroy();
      else response.end('again');
    };
    await expect(asking.showToken(TOKEN, TOKEN)).resolves.toMatchObject({ status: 200, body: 'again' });
    expect(questions).toBe(2);
  });

  it('asks anew over a fresh connection, however many kept ones were closed', async () => {
    const asking = client();
    await Promise.all([asking.connect(), asking.connect(), asking.connect()]);
    expect(keystone.connections()).toBe(3);
    let questions = 0;
    listener = (request, response) => {
      questions++;
      if (keystone.connections() === 3) request.socket.resetAndDestroy();
      else response.end('again');
    };
    await expect(asking.showToken(TOKEN, TOKEN)).resolves.toMatchObject({ status: 200, body: 'again' });
    expect(questions).toBe(2);
  });

  it('does not trust a connection that was idle for long', async () => {
    const asking = client();
    await asking.connect();
    const later = Date.now() + 60_000;
    const clock = jest.spyOn(Date, 'now').mockReturnValue(later);
    await asking.showToken(TOKEN, TOKEN);
    expect(keystone.connections()).toBe(2);
    clock.mockRestore();
  });

  it('gets a token issued', async () => {
    const asked: unknown[] = [];
    listener = (request, response) => {
      asked.push(request.method, request.url);
      request.on('data', (chunk: Buffer) => asked.push(JSON.parse(chunk.toString())));
      request.on('end', () => response.writeHead(201, { 'X-Subject-Token': TOKEN }).end('{}'));
    };
    await expect(client().issueToken({ auth: {} })).resolves.toBe(TOKEN);
    expect(asked).toEqual(['POST', '/v3/auth/tokens?nocatalog', { auth: {} }]);
  });

  it.each([
    [401, {}],
    [200, { 'X-Subject-Token': TOKEN }],
    [201, {}],
  ])('takes %d with %j for no token', async (status, headers) => {
    listener = (request, response) => {
      request.resume();
      response.writeHead(status, headers).end('{}');
    };
    await expect(client().issueToken({})).rejects.toThrow(`it responded with ${status}`);
  });

  it('does not ask anew over a fresh connection that breaks', async () => {
    let questions = 0;
    listener = (request) => {
      questions++;
      request.socket.resetAndDestroy();
    };
    await expect(client().showToken(TOKEN, TOKEN)).rejects.toThrow();
    expect(questions).toBe(1);
  });

  it.each<[string, RequestListener]>([
    ['never answers', () => undefined],
    [
      'stops in the middle of the body',
      (_request, response) => {
        response.writeHead(200, { 'Content-Length': 100 });
        response.write('{');
      },
    ],
    [
      'sends the body in drops',
      (_request, response) => {
        const drip = setInterval(() => response.write(' '), 20);
        response.on('close', () => {
          clearInterval(drip);
        });
      },
    ],
  ])(
    'gives up when Keystone %s',
    async (_case, misbehave) => {
      listener = misbehave;
      await expect(client(150).showToken(TOKEN, TOKEN)).rejects.toThrow('no response within 150 ms');
    },
    5000,
  );

  it('asks no second time when an answer over a kept connection stops half-way', async () => {
    const asking = client(150);
    await asking.connect();
    let questions = 0;
    listener = (_request, response) => {
      questions++;
      response.writeHead(200, { 'Content-Length': 100 });
      response.write('{');
    };
    await expect(asking.showToken(TOKEN, TOKEN)).rejects.toThrow('no response within 150 ms');
    // The server notices a second question, if there is one, before it answers this one.
    listener = (_request, response) => response.end('{}');
    await asking.showToken(TOKEN, TOKEN);
    expect(questions).toBe(1);
  });

  it('notices a body that was cut', async () => {
    listener = (request, response) => {
      response.writeHead(200, { 'Content-Length': 100 });
      response.write('{', () => request.socket.destroy());
    };
    await expect(client().showToken(TOKEN, TOKEN)).rejects.toThrow('aborted');
  });

  it('does not read without end', async () => {
    listener = (_request, response) => response.end(Buffer.alloc(2_000_000));
    await expect(client().showToken(TOKEN, TOKEN)).rejects.toThrow('more than 1000000 bytes');
  });

  it('says when nobody listens, and works again when somebody does', async () => {
    const asking = client();
    const { port } = new URL(keystone.url);
    await keystone.close();
    await expect(asking.showToken(TOKEN, TOKEN)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await new Promise<void>((resolve) => keystone.server.listen(Number(port), '127.0.0.1', resolve));
    await expect(asking.showToken(TOKEN, TOKEN)).resolves.toMatchObject({ status: 200 });
  });
});
