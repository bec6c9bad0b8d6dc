import { InvalidToken, ServiceError } from '../../../functions/errors';
import { validateToken } from '../../../functions/keystone/validate-token';
import { keystoneToken } from '../../support/keystone-token';

const KEYSTONE_404 = '{"error":{"code":404,"message":"Could not find token.","title":"Not Found"}}';
const answering = (status: number, body: string) => ({
  showToken: () => Promise.resolve({ status, body }),
});

describe('validateToken', () => {
  it('gives the identity that Keystone tells', async () => {
    const keystone = answering(200, JSON.stringify(keystoneToken()));
    await expect(validateToken(keystone, 'token')).resolves.toMatchObject({
      user_id: 'd1899d7f32d64b1bb95e262e7a6a4bc2',
    });
  });

  it.each([
    ['200 with an expired token', 200, JSON.stringify(keystoneToken({ expires_at: '2024-05-09T09:51:10Z' }))],
    ['401', 401, '{"error":{"code":401,"title":"Unauthorized"}}'],
    ['403, of a token that may not see itself', 403, '{"error":{"code":403,"title":"Forbidden"}}'],
    ['404 of Keystone', 404, KEYSTONE_404],
  ])('takes %s for an invalid token', async (_case, status, body) => {
    await expect(validateToken(answering(status, body), 'token')).rejects.toThrow(InvalidToken);
  });

  it('names the setting that would help a token that may not see itself', async () => {
    await expect(validateToken(answering(403, '{}'), 'token')).rejects.toMatchObject({
      cause: { message: expect.stringContaining('serviceCredential') as string },
    });
  });

  it.each([
    ['200 without a token', 200, '{}'],
    ['200 cut in half', 200, JSON.stringify(keystoneToken()).slice(0, 100)],
    ['200 of a web page', 200, '<html></html>'],
    ['201', 201, JSON.stringify(keystoneToken())],
    ['204', 204, ''],
    ['a redirect', 302, ''],
    ['400', 400, '{"error":{"code":400,"title":"Bad Request"}}'],
    ['404 of a web server', 404, '<html>Not Found</html>'],
    ['404 with other JSON', 404, '{"message":"Not Found"}'],
    ['404 with another error', 404, '{"status":404,"error":"Not Found"}'],
    ['404 with JSON null', 404, 'null'],
    ['413', 413, ''],
    ['429', 429, '{"error":{"code":429,"title":"Too Many Requests"}}'],
    ['500', 500, '{"error":{"code":500,"title":"Internal Server Error"}}'],
    ['503', 503, ''],
  ])('takes %s for an outage', async (_case, status, body) => {
    await expect(validateToken(answering(status, body), 'token')).rejects.toThrow(ServiceError);
  });

  it('takes a broken connection for an outage', async () => {
    const cause = new Error('connect ECONNREFUSED');
    const keystone = { showToken: () => Promise.reject(cause) };
    await expect(validateToken(keystone, 'token')).rejects.toMatchObject({ name: 'ServiceError', cause });
  });

  describe('with a service credential', () => {
    const TOKEN_JSON = JSON.stringify(keystoneToken());

    /** A Keystone that answers the tokens of the service, one after the other, as told. */
    function setUp(...answers: [status: number, body: string][]) {
      let issued = 1;
      const showToken = jest.fn<Promise<{ status: number; body: string }>, [string, string]>(() => {
        const [status, body] = answers.shift() ?? [500, ''];
        return Promise.resolve({ status, body });
      });
      const service = {
        get: () => Promise.resolve(`service-${issued}`),
        renew: () => Promise.resolve(`service-${++issued}`),
      };
      return { showToken, validate: () => validateToken({ showToken }, 'token', service) };
    }

    it("shows the service's token with the caller's", async () => {
      const { showToken, validate } = setUp([200, TOKEN_JSON]);
      await expect(validate()).resolves.toMatchObject({ scope: 'project' });
      expect(showToken.mock.calls).toEqual([['token', 'service-1']]);
    });

    it('renews the service token once when Keystone refuses it', async () => {
      const { showToken, validate } = setUp([401, ''], [200, TOKEN_JSON]);
      await expect(validate()).resolves.toMatchObject({ scope: 'project' });
      expect(showToken.mock.calls).toEqual([
        ['token', 'service-1'],
        ['token', 'service-2'],
      ]);
    });

    it("takes only 404 for the caller's fault", async () => {
      await expect(setUp([404, KEYSTONE_404]).validate()).rejects.toThrow(InvalidToken);
      await expect(setUp([401, ''], [401, '']).validate()).rejects.toThrow(ServiceError);
      await expect(setUp([403, '']).validate()).rejects.toThrow(ServiceError);
    });

    it('takes a service without a token for an outage', async () => {
      const cause = new Error('The secret has no text.');
      const service = { get: () => Promise.reject(cause), renew: () => Promise.reject(cause) };
      await expect(validateToken(answering(200, TOKEN_JSON), 'token', service)).rejects.toMatchObject({
        name: 'ServiceError',
        cause,
      });
    });

    it.each([
      [undefined, 4000],
      [9000, 9000],
    ])(
      'takes too many slow answers for an outage, before the function is ended without a word: %s',
      async (longestMs, ends) => {
        jest.useFakeTimers();
        const slow = () => new Promise<never>(() => undefined);
        const service = { get: slow, renew: slow };
        let ended = false;
        const outage = expect(
          validateToken(answering(200, TOKEN_JSON), 'token', service, longestMs).finally(() => {
            ended = true;
          }),
        ).rejects.toThrow(ServiceError);
        await jest.advanceTimersByTimeAsync(ends - 1);
        expect(ended).toBe(false);
        await jest.advanceTimersByTimeAsync(1);
        await outage;
        jest.useRealTimers();
      },
    );
  });
});
