import { ENVIRONMENT } from '../contract/environment';
import { MissingCredentials, ServiceError } from '../errors';
import { type HttpRequest, JSON_BODY, within } from '../outbound/http-client';
import { type Fields, isFields, objectIn, parseJson } from './json';
import { type KeystoneResponse, KeystoneClient } from './keystone-client';

const TRUSTS = '/v3/OS-TRUST/trusts';
/** There may be many trusts to look at; the function is ended after 5 s, and must still write the plan. */
const LONGEST_MS = 3500;

/** Whose rights a trust hands on, and where. */
interface Trustor {
  /** Of the caller, whose rights they are. */
  readonly token: string;
  readonly user_id: string;
  readonly project_id: string;
}

/**
 * Trusts of Keystone between the owners of plans and the account of the schedulers that run them for all projects. A
 * trust hands on roles in one project, without impersonation and for no further trusts; one serves all plans of its
 * owner in a project.
 */
export class Trusts {
  /**
   * @param trustee User id of the schedulers' account.
   * @param roles Names of the roles that are handed on.
   */
  constructor(
    private readonly keystone: Pick<KeystoneClient, 'askAs'>,
    private readonly trustee: string,
    private readonly roles: readonly string[],
  ) {}

  /**
   * The id of the trust that there is, or of a new one.
   * @throws MissingCredentials when Keystone does not let the caller hand these roles on.
   * @throws ServiceError when Keystone does not respond.
   */
  findOrCreate(trustor: Trustor): Promise<string> {
    return within(LONGEST_MS, this.findElseCreate(trustor), unavailable);
  }

  private async findElseCreate(trustor: Trustor): Promise<string> {
    return (await this.find(trustor)) ?? this.create(trustor);
  }

  /** Lists of trusts are without their roles, so each that might do is looked at. */
  private async find(trustor: Trustor): Promise<string | undefined> {
    const path = `${TRUSTS}?trustor_user_id=${encodeURIComponent(trustor.user_id)}`;
    const { status, body } = await this.ask(trustor.token, { method: 'GET', path });
    if (status !== 200) throw this.refused(status);
    const response = parseJson(body);
    const trusts =
      isFields(response) && Array.isArray(response['trusts']) ? response['trusts'].filter(isFields) : [];
    for (const trust of trusts.filter((candidate) => this.mayDo(candidate, trustor))) {
      if (await this.handsOn(trustor.token, String(trust['id']))) return String(trust['id']);
    }
    return undefined;
  }

  /** One that ends by itself would end while plans still run. */
  private mayDo(trust: Fields, { project_id }: Trustor): boolean {
    return (
      trust['trustee_user_id'] === this.trustee &&
      trust['project_id'] === project_id &&
      trust['impersonation'] === false &&
      [trust['expires_at'], trust['deleted_at'], trust['remaining_uses']].every(
        (end) => (end ?? null) === null,
      )
    );
  }

  private async handsOn(token: string, trust_id: string): Promise<boolean> {
    const path = `${TRUSTS}/${encodeURIComponent(trust_id)}`;
    const { body } = await this.ask(token, { method: 'GET', path });
    const roles = objectIn(parseJson(body), 'trust')?.['roles'];
    const names = Array.isArray(roles) ? roles.filter(isFields).map(({ name }) => name) : [];
    return this.roles.every((role) => names.includes(role));
  }

  private async create({ token, user_id, project_id }: Trustor): Promise<string> {
    const trust = {
      trustor_user_id: user_id,
      trustee_user_id: this.trustee,
      project_id,
      impersonation: false,
      allow_redelegation: false,
      roles: this.roles.map((name) => ({ name })),
    };
    const body = JSON.stringify({ trust });
    const response = await this.ask(token, { method: 'POST', path: TRUSTS, headers: JSON_BODY, body });
    const id = objectIn(parseJson(response.body), 'trust')?.['id'];
    if (response.status === 201 && typeof id === 'string') return id;
    // Keystone says in the same way that a role is not the caller's, and that there is no such account.
    if (response.status === 404 && !/\brole\b/i.test(response.body)) {
      throw new Error('Keystone does not know the account that the setting trustee names.');
    }
    throw this.refused(response.status);
  }

  private async ask(token: string, request: HttpRequest): Promise<KeystoneResponse> {
    let response: KeystoneResponse;
    try {
      response = await this.keystone.askAs(token, request);
    } catch (cause) {
      throw unavailable(cause);
    }
    if (response.status >= 500) throw unavailable(new Error(`Keystone responded with ${response.status}`));
    return response;
  }

  private refused(status: number): MissingCredentials {
    const cause = new Error(`Keystone responded with ${status}`);
    return new MissingCredentials(
      `A central client needs a trust, and Keystone does not let you hand on the roles ${this.roles.join(', ')} ` +
        'in this project: have them there yourself, and use a token that is neither of a trust nor restricted.',
      { cause },
    );
  }
}

function unavailable(cause: unknown): ServiceError {
  return new ServiceError('The Keystone service is temporarily unavailable.', { cause });
}

/** A trust takes two or three questions, as a rule. */
const QUESTION_MS = 1500;

interface Reader {
  readonly required: (name: string) => string;
  readonly optional: (name: string) => string | undefined;
  readonly asset: (name: string) => string | undefined;
}

/** The trusts of a deployment that knows the account of its central schedulers; undefined for any other. */
export function trustsIn({ required, optional, asset }: Reader): Trusts | undefined {
  const trustee = optional(ENVIRONMENT.trustee);
  if (trustee === undefined) return undefined;
  const ca = asset(ENVIRONMENT.keystoneCa);
  const keystone = new KeystoneClient(required(ENVIRONMENT.keystoneUrl), QUESTION_MS, ca);
  return new Trusts(keystone, trustee, required(ENVIRONMENT.trustRoles).split(','));
}
