import { isFields, parseJson } from './json';
import type { KeystoneClient } from './keystone-client';

/**
 * The token that the service shows to Keystone with a caller's: of an application credential that may validate
 * tokens. The secret is read when a token is needed for the first time, and again for every new one, so that it can
 * be rotated.
 */
export class ServiceToken {
  private current: Promise<string> | undefined;

  /** @param readSecret Gives `{"application_credential_id": …, "application_credential_secret": …}`. */
  constructor(
    private readonly keystone: Pick<KeystoneClient, 'issueToken'>,
    private readonly readSecret: () => Promise<string>,
  ) {}

  /** One token for everybody; who comes while it is being asked for waits for the same. */
  get(): Promise<string> {
    this.current ??= this.issue();
    return this.current;
  }

  /** A new token in place of one that Keystone refused, unless somebody else has renewed it meanwhile. */
  async renew(refused: string): Promise<string> {
    const current = this.current;
    if ((await current) === refused && this.current === current) this.current = undefined;
    return this.get();
  }

  private async issue(): Promise<string> {
    try {
      const { id, secret } = parseCredential(await this.readSecret());
      const identity = { methods: ['application_credential'], application_credential: { id, secret } };
      return await this.keystone.issueToken({ auth: { identity } });
    } catch (error) {
      this.current = undefined;
      throw error;
    }
  }
}

/** @throws Error without a word of the secret. */
function parseCredential(text: string): { id: string; secret: string } {
  const credential = parseJson(text);
  if (isFields(credential)) {
    const { application_credential_id: id, application_credential_secret: secret } = credential;
    if (typeof id === 'string' && typeof secret === 'string') return { id, secret };
  }
  throw new Error(
    'The secret of serviceCredential is not JSON with application_credential_id and application_credential_secret.',
  );
}
