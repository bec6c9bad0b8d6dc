import { readPolicyFile } from '../policy-file';
import { awsSecret, kmsKey, seconds } from './construct-readers';
import { managedRunner } from './managed-runner';
import { certificates, identityUrl, listOf, matching, oneOf, wholeNumber } from './readers';
import { optional, type Reader, required, setting } from './setting';

const policyFile: Reader<Readonly<Record<string, string>>> = {
  allowed: 'the path of a policy file in YAML',
  type: 'string',
  parse: (given) => readPolicyFile(String(given)),
};

/** What the service does. */
export const SERVICE_SETTINGS = {
  keystoneUrl: required(identityUrl, {
    advice: 'give the URL of your identity service, as in -c keystoneUrl=https://keystone.example.com:5000',
    doc: 'Base of the identity API that the authorizer calls. A path is kept; `/v3` or a slash at its end makes no difference.',
  }),
  keystonePublicUrl: optional(identityUrl, {
    without: '`keystoneUrl`',
    doc: 'Base of the identity API that callers without a valid token are sent to.',
  }),
  keystoneTimeoutSeconds: setting(seconds(1, 8), {
    default: 3,
    doc:
      'How many seconds Keystone may take to respond to a request of the authorizer; after that the caller gets 503. With ' +
      '`serviceCredential` a token takes up to four requests, and in all one second more than this, but at least 4. The ' +
      'function is given another second (5 to 10 seconds), and the one behind it begins afterwards: allow for both in the ' +
      'time-outs of callers. Functions that make trusts (`trustee`) wait 1.5 seconds for a response and 3.5 in all, whatever this says.',
  }),
  authorizerCacheSeconds: setting(seconds(0, 3600), {
    default: 300,
    doc:
      'How many seconds API Gateway caches the decision about a token. A revoked token works for that long; an expired ' +
      'one does not.',
  }),
  keystoneCaFile: optional(certificates, {
    without: 'the public authorities',
    doc:
      "Path of a file with the PEM certificates that Keystone's certificate is checked against, in place of the public " +
      'authorities. They are bundled into the authorizer.',
  }),
  authorizerConcurrency: optional(wholeNumber(1, 1000), {
    without: 'as the account allows',
    doc:
      'How many tokens may be checked at once: a limit for floods of bad tokens, which is reserved from the concurrency ' +
      'of the account.',
  }),
  serviceCredential: optional(awsSecret, {
    without: 'none (tokens validate themselves)',
    doc:
      'ARN of a secret in AWS Secrets Manager, `{"application_credential_id": …, "application_credential_secret": …}`, of a ' +
      'user who may validate tokens (role service or admin). Tokens of impersonating trusts and of EC2 credentials need it. ' +
      'With `authorizerSubnets`, these need a way to Secrets Manager. A secret under a KMS key of your own needs ' +
      '`serviceCredentialKey`.',
  }),
  serviceCredentialKey: optional(kmsKey, {
    without: 'none (the key of AWS for secrets)',
    doc:
      'ARN of the KMS key of your own that the secret of `serviceCredential` is encrypted with: the authorizer may then decrypt ' +
      'with it, through Secrets Manager, this secret and nothing else.',
  }),
  policyFile: optional(policyFile, {
    without: "Freezer's rules",
    doc:
      'Path of a `policy.yaml` whose rules replace the defaults of the same names. `npm run policy -- --policy-file FILE` ' +
      'prints who may do what with it, and what it depends on beside the roles. A `cross_project` that a token without roles could pass is refused. For those who come from Freezer 13, docs/policy-freezer-13.yaml is one to begin with.',
  }),
  serviceType: setting(matching(/^[a-z][a-z0-9-]{0,63}$/, 'a service type such as backup'), {
    default: 'backup',
    doc: "Type of this service in Keystone's catalog, which access rules of application credentials name.",
  }),
  managedClients: setting(listOf(/^[A-Za-z0-9_.-]+$/, 'client ids (letters, digits, "_", "-", ".")'), {
    default: ['hci'],
    doc: 'The `client_id`s whose plans the platform runs itself; plans of others belong to backup agents.',
  }),
  managedRunner: setting(managedRunner, {
    default: 'none',
    doc:
      'Who runs these plans: with `none` nobody does, so that nobody can make or enable one; with `external` the platform does, ' +
      'with a runner of its own that reports what it did; with `stack` this stack does (docs/managed-plans.md), and with `paused` it ' +
      'does, but its clock stands still.',
  }),
  agentClients: setting(oneOf('registered', 'any'), {
    default: 'registered',
    doc:
      'With `registered`, a plan of a backup agent needs a client that is registered and capable of its actions; `any` asks ' +
      "for neither, as Freezer 13, and shows everybody in the project the ids of agents' processes.",
  }),
  trustee: optional(matching(/^[A-Za-z0-9_-]{1,64}$/, 'the id of a user in Keystone'), {
    without: 'none (no trusts)',
    doc:
      'User id of the account that central schedulers run under. Making a plan for a central client then gives that account ' +
      "a trust of the caller's, kept with the plan as `user_credentials`. With `authorizerSubnets`, the functions that make " +
      'plans run there too, and need a gateway endpoint for DynamoDB.',
  }),
  trustRoles: setting(listOf(/^[A-Za-z0-9_. -]+$/, 'role names'), {
    default: ['member'],
    doc: 'Roles that such a trust hands on; only with `trustee` or `runnerUser`.',
  }),
  plansPerProject: setting(wholeNumber(1, 1_000_000), {
    default: 10_000,
    doc:
      'How many plans a project may have, about: making one more is 403. What a project has beyond the limit already stays, ' +
      'and imports are not held against it.',
  }),
  getBodies: setting(oneOf('guarded', 'passed'), {
    default: 'guarded',
    doc:
      '`passed` once the smoke command has shown that this deployment passes the body of a GET on; until then a list ' +
      "request that looks like a scheduler's poll without its search is refused.",
  }),
  apiGatewayLogRole: setting(oneOf('existing', 'create'), {
    default: 'existing',
    doc:
      "Whether the Region's account-wide log role of API Gateway is there, or this stack creates it. It is kept when the " +
      'stack is destroyed, because other APIs may use it by then.',
  }),
};
