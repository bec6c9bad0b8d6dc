import { awsSecret, kmsKey } from './construct-readers';
import { certificates, matching, oneOf, wholeNumber } from './readers';
import { optional, setting } from './setting';

/** How the stack runs managed plans, which it does with the values `stack` and `paused` of `managedRunner`. */
export const RUNNER_SETTINGS = {
  runnerUser: optional(matching(/^[A-Za-z0-9_-]{1,64}$/, 'the id of a user in Keystone'), {
    without: 'none',
    doc:
      'User id of the account that runs managed plans where the stack does; owners of plans give it trusts with the roles of ' +
      '`trustRoles`. It needs no role of its own, and must have neither an expiry of its password nor a lock-out. With ' +
      '`authorizerSubnets` the functions that ask for trusts, and the runner, are there too, and need a gateway endpoint for ' +
      'DynamoDB and a way to Keystone; the runner also one to block storage and Secrets Manager.',
  }),
  runnerCredential: optional(awsSecret, {
    without: 'none',
    doc: 'ARN of a secret in AWS Secrets Manager, `{"user_id": …, "password": …}`, of that account.',
  }),
  runnerCredentialKey: optional(kmsKey, {
    without: 'none (the key of AWS for secrets)',
    doc:
      'ARN of the KMS key of your own that the secret of `runnerCredential` is encrypted with: the runner may then decrypt with ' +
      'it, through Secrets Manager, this secret and nothing else.',
  }),
  runnerAccess: setting(oneOf('trust', 'role'), {
    default: 'trust',
    doc:
      "How that account gets into a project: with the trust of the plan's owner, or with a role that it has there itself " +
      '(inherited from a domain, as a rule), which federated users need, who cannot give trusts.',
  }),
  runnerBackups: setting(wholeNumber(1, 1000), {
    default: 50,
    doc: 'How many backups of volumes the runner makes at once, in all projects together; in one project it makes at most 4.',
  }),
  blockStorageRegion: optional(matching(/^[A-Za-z0-9_.:-]{1,255}$/, 'the id of a region in Keystone'), {
    without: 'the only region that the catalog has for block storage; where it has several, runs fail',
    doc: "Region of Keystone's catalog whose block storage has the volumes.",
  }),
  blockStorageInterface: setting(oneOf('public', 'internal'), {
    default: 'public',
    doc: "Interface of Keystone's catalog at which block storage is asked. It must be https, because tokens are sent there.",
  }),
  blockStorageCaFile: optional(certificates, {
    without: "those that Node trusts, and Keystone's of `keystoneCaFile`",
    doc: 'Path of a file with the PEM certificates that the certificate of block storage is checked against.',
  }),
};
