/** What a platform team can set; README's table of settings says the same. */
export interface Settings {
  /** Base of the identity API that the authorizer calls, without `/v3` or a slash at the end. */
  readonly keystoneUrl: string;
  /** Base of the identity API that callers without a valid token are sent to. */
  readonly keystonePublicUrl: string;
  /** How long Keystone may take to answer, in all. */
  readonly keystoneTimeoutSeconds: number;
  /** How long API Gateway remembers a token's verdict; a revoked token works for that long. */
  readonly authorizerCacheSeconds: number;
  /** Type of the service in Keystone's catalog; access rules of application credentials name it. */
  readonly serviceType: string;
  /** `client_id`s whose plans the platform runs itself; plans of others belong to backup agents. */
  readonly managedClients: readonly string[];
  /** Whether the Region's account-wide log role of API Gateway is there, or this stack should create it. */
  readonly apiGatewayLogRole: 'existing' | 'create';
}

/** A setting that is missing, wrong or unknown, in one sentence for the person who deploys. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

type Reader<Value> = (name: string, value: unknown) => Value;

const READERS: { readonly [Name in keyof Settings]: Reader<Settings[Name] | undefined> } = {
  keystoneUrl: identityUrl,
  keystonePublicUrl: identityUrl,
  keystoneTimeoutSeconds: wholeNumber(1, 3),
  authorizerCacheSeconds: wholeNumber(0, 3600),
  serviceType: matching(/^[a-z][a-z0-9-]{0,63}$/, 'a service type such as backup'),
  managedClients: clientIds,
  apiGatewayLogRole: oneOf('existing', 'create'),
};

/**
 * Settings from CDK context, where `-c name=value` gives strings.
 * @throws SettingError
 */
export function readSettings(context: Readonly<Record<string, unknown>>): Settings {
  for (const name of Object.keys(context)) {
    // CDK's own context keys have a colon or a slash.
    if (!/[:/]/.test(name) && !(name in READERS)) {
      throw new SettingError(`There is no setting ${name}: there are ${Object.keys(READERS).join(', ')}.`);
    }
  }
  const read = <Name extends keyof Settings>(name: Name): Settings[Name] | undefined =>
    context[name] === undefined ? undefined : READERS[name](name, context[name]);

  const keystoneUrl = read('keystoneUrl');
  if (keystoneUrl === undefined) {
    throw new SettingError(
      'The setting keystoneUrl is missing: give the URL of your identity service, as in -c keystoneUrl=https://keystone.example.com:5000.',
    );
  }
  return {
    keystoneUrl,
    keystonePublicUrl: read('keystonePublicUrl') ?? keystoneUrl,
    keystoneTimeoutSeconds: read('keystoneTimeoutSeconds') ?? 3,
    authorizerCacheSeconds: read('authorizerCacheSeconds') ?? 300,
    serviceType: read('serviceType') ?? 'backup',
    managedClients: read('managedClients') ?? ['hci'],
    apiGatewayLogRole: read('apiGatewayLogRole') ?? 'existing',
  };
}

function refuse(name: string, value: unknown, allowed: string): never {
  throw new SettingError(`The setting ${name} is ${JSON.stringify(value)}, but it must be ${allowed}.`);
}

/** Tokens go there, so plain HTTP only to this machine; quotes would end the constant of a response header. */
function identityUrl(name: string, value: unknown): string {
  const allowed =
    'an https URL (http only to 127.0.0.1, ::1 or localhost) without user, query, fragment or quotes';
  if (typeof value !== 'string' || !URL.canParse(value)) return refuse(name, value, allowed);
  const { protocol, hostname, origin, pathname, username, password } = new URL(value);
  if (username || password) return refuse(name, '(a URL with a user)', allowed);
  const loopback = ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
  const secret = protocol === 'https:' || (protocol === 'http:' && loopback);
  if (!secret || /['"\s?#]/.test(value)) return refuse(name, value, allowed);
  return origin + pathname.replace(/\/+$/, '').replace(/\/v3$/, '').replace(/\/+$/, '');
}

function wholeNumber(least: number, most: number): Reader<number> {
  return (name, value) => {
    const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
    return typeof number === 'number' && Number.isInteger(number) && number >= least && number <= most
      ? number
      : refuse(name, value, `a whole number from ${least} to ${most}`);
  };
}

function oneOf<Choice extends string>(...choices: readonly Choice[]): Reader<Choice> {
  return (name, value) =>
    choices.find((choice) => choice === value) ?? refuse(name, value, choices.join(' or '));
}

function matching(pattern: RegExp, allowed: string): Reader<string> {
  return (name, value) =>
    typeof value === 'string' && pattern.test(value) ? value : refuse(name, value, allowed);
}

function clientIds(name: string, value: unknown): readonly string[] {
  const ids = typeof value === 'string' ? value.split(',') : [];
  return ids.length > 0 && ids.every((id) => /^[A-Za-z0-9_.-]+$/.test(id))
    ? ids
    : refuse(name, value, 'a comma list of client ids (letters, digits, "_", "-", ".")');
}
