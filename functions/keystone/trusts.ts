import { ENVIRONMENT } from '../contract/environment';
import { type ManagedRunner, runsPlans } from '../contract/managed-runner';
import { MissingCredentials, ServiceError } from '../errors';
import { type HttpRequest, JSON_BODY, within } from '../outbound/http-client';
import { type Fields, isFields, objectIn, parseJson } from './json';
import { type KeystoneResponse, KeystoneClient } from './keystone-client';

const TRUSTS = '/v3/OS-TRUST/trusts';
/** There may be many trusts to look at; the function is ended after 5 s, and must still write the plan. */
const LONGEST_MS = 3500;
/** Of the trusts to the account in one project; behind so many with other roles, another one does no harm. */
const MOST_LOOKED_AT = 10;

/** Whose rights a trust hands on, and where. */
interface Trustor {
  /** Of the caller, whose rights they are. */
  readonly token: string;
  readonly user_id: string;
  readonly project_id: string;
}

/** Whom owners of plans trust, and why. */
interface Trusted {
  /** User id of the account. */
  readonly account: string;
  /** The setting that names it. */
  readonly setting: 'trustee' | 'runnerUser';
  /** What needs the trust. */
  readonly what: 'A central client' | 'A managed plan';
  /** Names of the roles that are handed on. */
  readonly roles: readonly string[];
}

/**
 * Trusts of Keystone between the owners of plans and an account that runs these for all projects. A trust hands on roles
 * in one project, without impersonation and for no further trusts; one serves all plans of its owner in a project.
 */
export class Trusts {
  constructor(
    private readonly keystone: Pick<KeystoneClient, 'askAs'>,
    private readonly trusted: Trusted,
  ) {}

  /**
   * The id of the trust that there is, or of a new one.
   * @param refused Of one that will not do.
   * @throws MissingCredentials when Keystone does not let the caller hand these roles on.
   * @throws ServiceError when Keystone does not respond.
   */
  findOrCreate(trustor: Trustor, refused?: string): Promise<string> {
    return within(LONGEST_MS, this.findElseCreate(trustor, refused), unavailable);
  }

  private async findElseCreate(trustor: Trustor, refused?: string): Promise<string> {
    return (await this.find(trustor, refused)) ?? this.create(trustor);
  }

  /** Lists of trusts are without their roles, so each that might do is looked at. */
  private async find(trustor: Trustor, refused?: string): Promise<string | undefined> {
    const trusts = await this.list(trustor);
    const candidates = trusts.filter((trust) => trust['id'] !== refused && this.mayDo(trust, trustor));
    for (const trust of candidates.slice(0, MOST_LOOKED_AT)) {
      if (await this.handsOn(trustor.token, String(trust['id']))) return String(trust['id']);
    }
    return undefined;
  }

  /**
   * All of the owner's trusts: Keystone does not search by the account. A list that does not come is no reason to refuse a
   * plan, because some people have thousands of trusts; an outage shows when one is made.
   */
  private async list({ token, user_id }: Trustor): Promise<readonly Fields[]> {
    const path = `${TRUSTS}?trustor_user_id=${encodeURIComponent(user_id)}`;
    const listed = await this.ask(token, { method: 'GET', path }).catch(() => undefined);
    if (!listed) return [];
    if (listed.status !== 200) throw this.refused(listed.status);
    const response = parseJson(listed.body);
    return isFields(response) && Array.isArray(response['trusts']) ? response['trusts'].filter(isFields) : [];
  }

  /** One that ends by itself would end while plans still run. */
  private mayDo(trust: Fields, { project_id }: Trustor): boolean {
    return (
      trust['trustee_user_id'] === this.trusted.account &&
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
    return this.trusted.roles.every((role) => names.includes(role));
  }

  private async create({ token, user_id, project_id }: Trustor): Promise<string> {
    const trust = {
      trustor_user_id: user_id,
      trustee_user_id: this.trusted.account,
      project_id,
      impersonation: false,
      allow_redelegation: false,
      roles: this.trusted.roles.map((name) => ({ name })),
    };
    const body = JSON.stringify({ trust });
    const response = await this.ask(token, { method: 'POST', path: TRUSTS, headers: JSON_BODY, body });
    const id = objectIn(parseJson(response.body), 'trust')?.['id'];
    if (response.status === 201 && typeof id === 'string') return id;
    // Keystone says in the same way that a role is not the caller's, and that there is no such account.
    if (response.status === 404 && !/\brole\b/i.test(response.body)) {
      throw new Error(`Keystone does not know the account that the setting ${this.trusted.setting} names.`);
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
    const { what, roles } = this.trusted;
    return new MissingCredentials(
      `${what} needs a trust, and Keystone does not let you hand on the roles ${roles.join(', ')} in this project` +
        `${REASONS[status] ?? ''}: have them there yourself, and use a token that is neither of a trust nor of an ` +
        'application credential.',
      { cause },
    );
  }
}

function unavailable(cause: unknown): ServiceError {
  return new ServiceError('The Keystone service is temporarily unavailable.', { cause });
}

/** What Keystone means when it makes no trust. */
const REASONS: Readonly<Record<number, string>> = {
  403: ' with this token',
  404: ', because you lack one of them',
};

/** A trust takes two or three questions, as a rule. */
const QUESTION_MS = 1500;
/** A list of 18,000 trusts. */
const LONGEST_LIST_BYTES = 8_000_000;

interface Reader {
  readonly required: (name: string) => string;
  readonly optional: (name: string) => string | undefined;
  readonly asset: (name: string) => string | undefined;
}

/** The trusts of a deployment that knows the account of its central schedulers; undefined for any other. */
export function trustsIn(reader: Reader): Trusts | undefined {
  const account = reader.optional(ENVIRONMENT.trustee);
  return account === undefined
    ? undefined
    : trustsTo({ account, setting: 'trustee', what: 'A central client' }, reader);
}

/**
 * The trusts of a deployment whose own runner acts with those of the plans' owners; undefined for one that has no runner,
 * and where the runner has a role of its own.
 */
export function runnerTrustsIn(reader: Reader, runner: ManagedRunner): Trusts | undefined {
  if (!runsPlans(runner) || reader.required(ENVIRONMENT.runnerAccess) === 'role') return undefined;
  const account = reader.required(ENVIRONMENT.runnerUser);
  return trustsTo({ account, setting: 'runnerUser', what: 'A managed plan' }, reader);
}

function trustsTo(trusted: Omit<Trusted, 'roles'>, { required, asset }: Reader): Trusts {
  const ca = asset(ENVIRONMENT.keystoneCa);
  const url = required(ENVIRONMENT.keystoneUrl);
  const keystone = new KeystoneClient(url, QUESTION_MS, ca, LONGEST_LIST_BYTES);
  return new Trusts(keystone, { ...trusted, roles: required(ENVIRONMENT.trustRoles).split(',') });
}
