import { DEPLOYMENT_READERS, type DeploymentSettings, readDeploymentSettings } from './deployment-settings';
import { readPolicyFile } from './policy-file';
import {
  awsId,
  certificates,
  identityUrl,
  listOf,
  matching,
  oneOf,
  type Reader,
  SettingError,
  trueOrFalse,
  wholeNumber,
} from './setting-readers';

/** What a platform team can set: what the service does here, how it is deployed there. README has a table of both. */
export interface Settings extends DeploymentSettings {
  /** Base of the identity API that the authorizer calls; what is given may end with `/v3` or a slash. */
  readonly keystoneUrl: string;
  /**
   * Base of the identity API that callers without a valid token are sent to.
   * @default `keystoneUrl`
   */
  readonly keystonePublicUrl: string;
  /**
   * Path of a file with PEM certificates that Keystone's is checked against, in place of the public authorities.
   * @default the public authorities
   */
  readonly keystoneCaFile: string | undefined;
  /**
   * How long Keystone may take to answer, in all.
   * @default 3
   */
  readonly keystoneTimeoutSeconds: number;
  /**
   * How long API Gateway remembers a token's verdict; a revoked token works for that long.
   * @default 300
   */
  readonly authorizerCacheSeconds: number;
  /**
   * How many tokens may be checked at once: a brake for floods, reserved from the account's concurrency.
   * @default as the account allows
   */
  readonly authorizerConcurrency: number | undefined;
  /**
   * Ids of the subnets that the authorizer runs in when Keystone is private; with `authorizerSecurityGroups`.
   * @default Lambda's own network
   */
  readonly authorizerSubnets: readonly string[] | undefined;
  /**
   * Ids of the security groups there; with `authorizerSubnets`.
   * @default none
   */
  readonly authorizerSecurityGroups: readonly string[] | undefined;
  /**
   * ARN of a secret with an application credential that may validate tokens; without it, tokens validate themselves.
   * @default tokens validate themselves
   */
  readonly serviceCredential: string | undefined;
  /**
   * Rules of the operator's policy.yaml, which replace the defaults of the same names.
   * @default Freezer's defaults
   */
  readonly policyFile: Readonly<Record<string, string>> | undefined;
  /**
   * Type of the service in Keystone's catalog; access rules of application credentials name it.
   * @default backup
   */
  readonly serviceType: string;
  /**
   * `client_id`s whose plans the platform runs itself; plans of others belong to backup agents.
   * @default hci
   */
  readonly managedClients: readonly string[];
  /**
   * Whether the platform does run them; until then nobody can make or enable one.
   * @default false
   */
  readonly managedRunner: boolean;
  /**
   * Whether plans of agents need a registered client that is capable of them, or go with any, as in Freezer 13.
   * @default registered
   */
  readonly agentClients: 'registered' | 'any';
  /**
   * User id of the account of central schedulers; owners of their plans give it a trust.
   * @default none: no trusts
   */
  readonly trustee: string | undefined;
  /**
   * Roles that such a trust hands on.
   * @default member
   */
  readonly trustRoles: readonly string[];
  /**
   * `passed` once the smoke command has shown that this deployment passes the body of a GET on.
   * @default guarded
   */
  readonly getBodies: 'guarded' | 'passed';
  /**
   * Whether the Region's account-wide log role of API Gateway is there, or this stack should create it.
   * @default existing
   */
  readonly apiGatewayLogRole: 'existing' | 'create';
}

const READERS: { readonly [Name in keyof Settings]: Reader<Settings[Name]> } = {
  keystoneUrl: identityUrl,
  keystonePublicUrl: identityUrl,
  keystoneCaFile: certificates,
  keystoneTimeoutSeconds: wholeNumber(1, 3),
  authorizerCacheSeconds: wholeNumber(0, 3600),
  authorizerConcurrency: wholeNumber(1, 1000),
  authorizerSubnets: listOf(
    /^subnet-([0-9a-f]{8}|[0-9a-f]{17})$/,
    'subnet ids such as subnet-0123456789abcdef0',
  ),
  authorizerSecurityGroups: listOf(
    /^sg-([0-9a-f]{8}|[0-9a-f]{17})$/,
    'security group ids such as sg-0123456789abcdef0',
  ),
  serviceCredential: awsId(
    /^arn:[a-z-]+:secretsmanager:[a-z0-9-]+:\d{12}:secret:[A-Za-z0-9/_+=.@-]+$/,
    'the ARN of a secret in AWS Secrets Manager',
  ),
  policyFile: (_name, value) => readPolicyFile(String(value)),
  serviceType: matching(/^[a-z][a-z0-9-]{0,63}$/, 'a service type such as backup'),
  managedClients: listOf(/^[A-Za-z0-9_.-]+$/, 'client ids (letters, digits, "_", "-", ".")'),
  managedRunner: trueOrFalse,
  agentClients: oneOf('registered', 'any'),
  trustee: matching(/^[A-Za-z0-9_-]{1,64}$/, 'the id of a user in Keystone'),
  trustRoles: listOf(/^[A-Za-z0-9_. -]+$/, 'role names'),
  getBodies: oneOf('guarded', 'passed'),
  apiGatewayLogRole: oneOf('existing', 'create'),
  ...DEPLOYMENT_READERS,
};

/**
 * Settings from CDK context, where `-c name=value` gives strings.
 * @throws SettingError
 */
export function readSettings(context: Readonly<Record<string, unknown>>): Settings {
  assertKnown(context);
  const read: Read = (name) => (context[name] === undefined ? undefined : READERS[name](name, context[name]));
  const keystoneUrl = read('keystoneUrl');
  if (keystoneUrl === undefined) {
    throw new SettingError(
      'The setting keystoneUrl is missing: give the URL of your identity service, as in -c keystoneUrl=https://keystone.example.com:5000.',
    );
  }
  return {
    keystoneUrl,
    keystonePublicUrl: read('keystonePublicUrl') ?? keystoneUrl,
    keystoneCaFile: read('keystoneCaFile'),
    keystoneTimeoutSeconds: read('keystoneTimeoutSeconds') ?? 3,
    authorizerCacheSeconds: read('authorizerCacheSeconds') ?? 300,
    authorizerConcurrency: read('authorizerConcurrency'),
    ...readNetwork(read),
    serviceCredential: read('serviceCredential'),
    policyFile: read('policyFile'),
    serviceType: read('serviceType') ?? 'backup',
    managedClients: read('managedClients') ?? ['hci'],
    managedRunner: read('managedRunner') ?? false,
    agentClients: read('agentClients') ?? 'registered',
    ...readTrusts(read),
    getBodies: read('getBodies') ?? 'guarded',
    apiGatewayLogRole: read('apiGatewayLogRole') ?? 'existing',
    ...readDeploymentSettings(read),
  };
}

type Read = <Name extends keyof Settings>(name: Name) => Settings[Name] | undefined;

function assertKnown(context: Readonly<Record<string, unknown>>): void {
  for (const name of Object.keys(context)) {
    // CDK's own context keys have a colon, a slash or a hyphen.
    if (!/[:/-]/.test(name) && !Object.hasOwn(READERS, name)) {
      throw new SettingError(`There is no setting ${name}: there are ${Object.keys(READERS).join(', ')}.`);
    }
  }
}

function readNetwork(read: Read): Pick<Settings, 'authorizerSubnets' | 'authorizerSecurityGroups'> {
  const authorizerSubnets = read('authorizerSubnets');
  const authorizerSecurityGroups = read('authorizerSecurityGroups');
  if ((authorizerSubnets === undefined) !== (authorizerSecurityGroups === undefined)) {
    throw new SettingError('The settings authorizerSubnets and authorizerSecurityGroups go together.');
  }
  return { authorizerSubnets, authorizerSecurityGroups };
}

function readTrusts(read: Read): Pick<Settings, 'trustee' | 'trustRoles'> {
  const [trustee, trustRoles] = [read('trustee'), read('trustRoles')];
  if (trustRoles !== undefined && trustee === undefined) {
    throw new SettingError('The setting trustRoles says something of trustee, which is not set.');
  }
  return { trustee, trustRoles: trustRoles ?? ['member'] };
}
