import { ServiceError } from '../errors';
import { type HttpResponse, JSON_BODY } from '../outbound/http-client';
import { type CatalogService, parseCatalog } from './catalog';
import { isFields, objectIn, parseJson } from './json';
import type { KeystoneClient } from './keystone-client';

/** A token of the runner's account for what a trust hands on. */
export interface TrustToken {
  readonly token: string;
  readonly project_id: string;
  /** Epoch milliseconds. It ends with the account's own token, with which it was got. */
  readonly expires_at: number;
  readonly catalog: readonly CatalogService[];
}

export type TrustTokenOutcome =
  | { readonly kind: 'issued'; readonly trustToken: TrustToken }
  /** The trust is deleted, its owner disabled or without the role, or it is for another project. */
  | { readonly kind: 'refused' };

const TOKENS = '/v3/auth/tokens';

/** The account's own token, which opens nothing but trusts. */
interface AccountToken {
  readonly token: string;
  /** Epoch milliseconds. */
  readonly renewAt: number;
}

/**
 * Gets tokens of trusts for the account that runs plans. It logs in once and shows that token from then on, which is
 * four times as fast as the password; the secret is read for each login, so that it can be rotated.
 */
export class TrustTokens {
  private account: Promise<AccountToken> | undefined;

  /**
   * @param readSecret Gives `{"user_id": …, "password": …}`.
   * @param now Epoch milliseconds.
   */
  constructor(
    private readonly keystone: Pick<KeystoneClient, 'ask' | 'showToken'>,
    private readonly readSecret: () => Promise<string>,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * A new token at each call, because data may be sent with it for as long as it lives: at least half of what Keystone
   * gives a token.
   * @param project_id Where the trust must hold.
   * @throws ServiceError when Keystone could not be asked; an outage never looks like a refusal.
   * @throws Error when Keystone does not let the account itself in: somebody must repair the deployment.
   */
  get(trust_id: string, project_id: string): Promise<TrustTokenOutcome> {
    return this.scoped({ 'OS-TRUST:trust': { id: trust_id } }, project_id);
  }

  /** The same where the account has a role in the project itself, and needs no trust. */
  getByRole(project_id: string): Promise<TrustTokenOutcome> {
    return this.scoped({ project: { id: project_id } }, project_id);
  }

  private async scoped(scope: object, project_id: string): Promise<TrustTokenOutcome> {
    const known = await this.currentAccount();
    const response = await this.ask(known.token, scope);
    if (response.status === 401 || response.status === 404) {
      // Keystone says the same of a trust that is gone and of an account's token that is no longer good.
      if (await this.isGood(known.token)) return REFUSED;
      const renewed = await this.renewedAccount(known);
      return outcomeOf(await this.ask(renewed.token, scope), project_id);
    }
    return outcomeOf(response, project_id);
  }

  private ask(token: string, scope: object): Promise<HttpResponse> {
    const identity = { methods: ['token'], token: { id: token } };
    return this.authenticate({ identity, scope });
  }

  private async isGood(token: string): Promise<boolean> {
    const { status } = await reachable(this.keystone.showToken(token, token));
    if (status !== 200 && status !== 401 && status !== 404) throw unavailable(`status ${status}`);
    return status === 200;
  }

  /** One login for everybody; who comes meanwhile waits for the same. */
  private async currentAccount(): Promise<AccountToken> {
    const account = this.account ? await this.account : undefined;
    if (account && account.renewAt > this.now()) return account;
    return this.renewedAccount(account);
  }

  private async renewedAccount(old: AccountToken | undefined): Promise<AccountToken> {
    const current = this.account;
    if ((await current) === old && this.account === current) this.account = undefined;
    this.account ??= this.login();
    return this.account;
  }

  private async login(): Promise<AccountToken> {
    try {
      const { id, password } = parseAccount(await this.readSecret());
      const identity = { methods: ['password'], password: { user: { id, password } } };
      const response = await this.authenticate({ identity, scope: 'unscoped' });
      const token = response.headers['x-subject-token'];
      const expires_at = expiryIn(response.body);
      if (response.status === 201 && typeof token === 'string' && expires_at !== undefined) {
        return { token, renewAt: (this.now() + expires_at) / 2 };
      }
      if (response.status === 401 || response.status === 403) {
        throw new Error(
          `Keystone refuses the runner's account (${response.status}): see its user id and password.`,
        );
      }
      throw unavailable(`status ${response.status} to the runner's account`);
    } catch (error) {
      this.account = undefined;
      throw error;
    }
  }

  private authenticate(auth: object): Promise<HttpResponse> {
    const body = JSON.stringify({ auth });
    return reachable(this.keystone.ask({ method: 'POST', path: TOKENS, headers: JSON_BODY, body }));
  }
}

const REFUSED: TrustTokenOutcome = { kind: 'refused' };

function outcomeOf(response: HttpResponse, project_id: string): TrustTokenOutcome {
  if ([401, 403, 404].includes(response.status)) return REFUSED;
  if (response.status !== 201) throw unavailable(`status ${response.status}`);
  const trustToken = parseTrustToken(response);
  if (!trustToken) throw unavailable('201 without a token for a project');
  return trustToken.project_id === project_id ? { kind: 'issued', trustToken } : REFUSED;
}

async function reachable<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (cause) {
    throw unavailable(cause);
  }
}

function unavailable(reason: unknown): ServiceError {
  const cause = typeof reason === 'string' ? new Error(`Keystone responded with ${reason}`) : reason;
  return new ServiceError('The Keystone service is temporarily unavailable.', { cause });
}

function parseTrustToken({ body, headers }: HttpResponse): TrustToken | undefined {
  const fields = objectIn(parseJson(body), 'token');
  const token = headers['x-subject-token'];
  const project_id = objectIn(fields, 'project')?.['id'];
  const expires_at = expiryIn(body);
  if (typeof token !== 'string') return undefined;
  if (typeof project_id !== 'string' || expires_at === undefined) return undefined;
  return { token, project_id, expires_at, catalog: parseCatalog(fields?.['catalog']) };
}

function expiryIn(body: string): number | undefined {
  const expires_at = Date.parse(String(objectIn(parseJson(body), 'token')?.['expires_at']));
  return Number.isNaN(expires_at) ? undefined : expires_at;
}

/** @throws Error without a word of the secret. */
function parseAccount(text: string): { id: string; password: string } {
  const account = parseJson(text);
  if (isFields(account)) {
    const { user_id: id, password } = account;
    if (typeof id === 'string' && typeof password === 'string') return { id, password };
  }
  throw new Error("The secret of the runner's account is not JSON with user_id and password.");
}
