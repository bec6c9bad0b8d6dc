import { Refusal } from './refusal';

export type Environment = Readonly<Record<string, string | undefined>>;

/** How the visitor shows who it is. */
export type Credentials =
  /** What `POST /v3/auth/tokens` calls `auth`. */
  | { readonly kind: 'login'; readonly auth: object }
  | { readonly kind: 'token'; readonly token: string; readonly projectId: string };

/**
 * Credentials from the variables that OpenStack's own clients read; an empty one counts as absent, as `openrc` files
 * leave some empty.
 * @throws Refusal when one is missing.
 */
export function readCredentials(environment: Environment): Credentials {
  const { OS_TOKEN: token } = environment;
  if (token) return { kind: 'token', token, projectId: required(environment, 'OS_PROJECT_ID') };
  return { kind: 'login', auth: authOf(environment) };
}

function authOf(environment: Environment): object {
  const { OS_APPLICATION_CREDENTIAL_ID: id } = environment;
  if (id) {
    const secret = required(environment, 'OS_APPLICATION_CREDENTIAL_SECRET');
    // It was made for one project: Keystone refuses a scope with it.
    return { identity: { methods: ['application_credential'], application_credential: { id, secret } } };
  }
  const password = required(environment, 'OS_PASSWORD');
  const user = reference(environment, 'OS_USER', 'OS_USERNAME');
  const project = reference(environment, 'OS_PROJECT', 'OS_PROJECT_NAME');
  return {
    identity: { methods: ['password'], password: { user: { ...user, password } } },
    scope: { project },
  };
}

/** Keystone wants an id, or a name in a domain. */
function reference(environment: Environment, prefix: string, nameVariable: string): object {
  const id = environment[`${prefix}_ID`];
  if (id) return { id };
  const name = required(environment, nameVariable, `${prefix}_ID`);
  const domainId = environment[`${prefix}_DOMAIN_ID`];
  if (domainId) return { name, domain: { id: domainId } };
  const domainName = required(environment, `${prefix}_DOMAIN_NAME`, `${prefix}_DOMAIN_ID`);
  return { name, domain: { name: domainName } };
}

function required(environment: Environment, variable: string, alternative?: string): string {
  const value = environment[variable];
  if (value) return value;
  const missing = alternative === undefined ? variable : `${variable} or ${alternative}`;
  throw new Refusal(`The environment lacks ${missing}: --help shows the ways to log in.`);
}
