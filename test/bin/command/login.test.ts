import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import type { Credentials } from '../../../bin/command/credentials';
import { login } from '../../../bin/command/login';
import { Refusal } from '../../../bin/command/refusal';
import { PROJECT_ID, USER_ID } from '../../support/identity';
import { keystoneToken } from '../../support/keystone-token';
import { startServer, type TestServer } from '../../support/listen';

const LOGIN: Credentials = { kind: 'login', auth: { identity: { password: 'hunter2' } } };
const READY: Credentials = { kind: 'token', token: 'ready', projectId: PROJECT_ID };

describe('login', () => {
  let server: TestServer;
  let answer = { status: 201, headers: {}, body: '' };
  let asked: { method?: string; url?: string; headers: IncomingMessage['headers']; body: unknown };
  beforeAll(async () => {
    server = await startServer((request, response) => {
      const { method = '', url = '', headers } = request;
      const answerTo = (body: unknown): void => {
        asked = { method, url, headers, body };
        response.writeHead(answer.status, answer.headers).end(answer.body);
      };
      if (method === 'POST') void json(request).then(answerTo);
      else answerTo(undefined);
    });
  });
  afterAll(() => server.close());
  beforeEach(() => {
    const body = JSON.stringify(keystoneToken({ roles: [{ name: 'member' }, { name: 'reader' }] }));
    answer = { status: 201, headers: { 'X-Subject-Token': 'fresh' }, body };
  });

  it('gets a token for a password, and learns of its project and roles', async () => {
    expect(await login(server.url, LOGIN)).toEqual({
      token: 'fresh',
      projectId: PROJECT_ID,
      userId: USER_ID,
      roles: ['member', 'reader'],
    });
    expect(asked).toMatchObject({
      method: 'POST',
      url: '/v3/auth/tokens?nocatalog',
      headers: { 'content-type': 'application/json' },
      body: { auth: LOGIN.auth },
    });
  });

  it('asks about a token that is there with the token itself', async () => {
    answer = { ...answer, status: 200, headers: {} };
    expect(await login(server.url, READY)).toMatchObject({ token: 'ready', projectId: PROJECT_ID });
    expect(asked).toMatchObject({
      method: 'GET',
      url: '/v3/auth/tokens?nocatalog',
      headers: { 'x-auth-token': 'ready', 'x-subject-token': 'ready' },
    });
  });

  const unscoped = JSON.stringify(keystoneToken({ project: undefined, roles: undefined }));
  const elsewhere = JSON.stringify(keystoneToken({ project: { id: 'other' } }));
  it.each([
    ['a refusal', LOGIN, { status: 401, body: 'hunter2' }, / answered 401 to the credentials\.$/],
    ['what is not JSON', LOGIN, { body: '<html>' }, / is not Keystone's identity API v3\.$/],
    ['no token', LOGIN, { headers: {} }, / is not Keystone's identity API v3\.$/],
    ['a token without a project', LOGIN, { body: unscoped }, /^The token is not scoped to a project\.$/],
    [
      'a project that is not the one of OS_PROJECT_ID',
      READY,
      { body: elsewhere },
      /not scoped to the project/,
    ],
  ])('refuses %s in one sentence without a secret', async (_case, credentials, wrong, sentence) => {
    answer = { ...answer, ...wrong };
    const asking = login(server.url, credentials);
    await expect(asking).rejects.toThrow(Refusal);
    await expect(asking).rejects.toThrow(sentence);
    await expect(asking).rejects.not.toThrow(/hunter2|fresh|ready/);
  });

  it('says why it cannot ask', async () => {
    const gone = await startServer(() => undefined);
    await gone.close();
    await expect(login(gone.url, LOGIN)).rejects.toThrow(
      /^The identity service at \S+ cannot be asked: .*ECONNREFUSED.*\.$/,
    );
  });
});
