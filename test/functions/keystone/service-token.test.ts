import { ServiceToken } from '../../../functions/keystone/service-token';

const CREDENTIAL = { application_credential_id: 'the-id', application_credential_secret: 'the-secret' };

function service(secret: unknown = CREDENTIAL) {
  let issued = 0;
  const issueToken = jest.fn<Promise<string>, [unknown]>(() => Promise.resolve(`token-${++issued}`));
  const readSecret = jest.fn(() =>
    Promise.resolve(typeof secret === 'string' ? secret : JSON.stringify(secret)),
  );
  return { issueToken, readSecret, token: new ServiceToken({ issueToken }, readSecret) };
}

describe('ServiceToken', () => {
  it('is of the application credential in the secret', async () => {
    const { token, issueToken } = service();
    await expect(token.get()).resolves.toBe('token-1');
    expect(issueToken).toHaveBeenCalledWith({
      auth: {
        identity: {
          methods: ['application_credential'],
          application_credential: { id: 'the-id', secret: 'the-secret' },
        },
      },
    });
  });

  it('is asked for only when it is needed, and once for everybody', async () => {
    const { token, issueToken, readSecret } = service();
    expect(readSecret).not.toHaveBeenCalled();
    await Promise.all([token.get(), token.get(), token.get()]);
    await token.get();
    expect(issueToken).toHaveBeenCalledTimes(1);
    expect(readSecret).toHaveBeenCalledTimes(1);
  });

  it('is renewed from the secret as it is now', async () => {
    const { token, readSecret } = service();
    await token.get();
    await expect(token.renew('token-1')).resolves.toBe('token-2');
    await expect(token.get()).resolves.toBe('token-2');
    expect(readSecret).toHaveBeenCalledTimes(2);
  });

  it('is asked for anew after a failure', async () => {
    const { token, issueToken } = service();
    issueToken.mockRejectedValueOnce(new Error('down'));
    await expect(token.get()).rejects.toThrow('down');
    await expect(token.get()).resolves.toBe('token-1');
  });

  it.each([
    '',
    'the-secret',
    'null',
    '[]',
    '{}',
    { application_credential_id: 'the-id' },
    { ...CREDENTIAL, application_credential_secret: 1 },
  ])('does not come of %j, and the error repeats nothing of it', async (secret) => {
    const { token } = service(secret);
    await expect(token.get()).rejects.toThrow('application_credential_id and application_credential_secret');
    await expect(token.get()).rejects.not.toThrow('the-');
  });
});
