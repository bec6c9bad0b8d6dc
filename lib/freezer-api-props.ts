// Made from the tables in lib/settings by npm run settings.
import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { SecurityPolicy } from 'aws-cdk-lib/aws-apigateway';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { ISecurityGroup, ISubnet, IVpc, IVpcEndpoint, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IHostedZone } from 'aws-cdk-lib/aws-route53';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Resource } from '../functions/contract/routes';
import type { TableName } from '../functions/contract/tables';

/**
 * What `FreezerApi` takes: the settings, of which only those without a default must be given. Ids and ARNs may be those of
 * resources of the same app, and in their place what has them. docs/settings.md has what else is allowed.
 */
export interface FreezerApiProps {
  /**
   * Base of the identity API that the authorizer calls. A path is kept; `/v3` or a slash at its end makes no
   * difference.
   */
  readonly keystoneUrl: string;
  /**
   * Base of the identity API that callers without a valid token are sent to.
   * @default - `keystoneUrl`
   */
  readonly keystonePublicUrl?: string | undefined;
  /**
   * How many seconds Keystone may take to respond to a request of the authorizer; after that the caller gets 503.
   * With `serviceCredential` a token takes up to four requests, and in all one second more than this, but at least
   * 4. The function is given another second (5 to 10 seconds), and the one behind it begins afterwards: allow for
   * both in the time-outs of callers. Functions that make trusts (`trustee`) wait 1.5 seconds for a response and
   * 3.5 in all, whatever this says. It must be a whole number from 1 to 8.
   * @default 3
   */
  readonly keystoneTimeoutSeconds?: Duration | number | undefined;
  /**
   * How many seconds API Gateway caches the decision about a token. A revoked token works for that long; an
   * expired one does not. It must be a whole number from 0 to 3600.
   * @default 300
   */
  readonly authorizerCacheSeconds?: Duration | number | undefined;
  /**
   * Path of a file with the PEM certificates that Keystone's certificate is checked against, in place of the
   * public authorities. They are bundled into the authorizer.
   * @default - the public authorities
   */
  readonly keystoneCaFile?: string | undefined;
  /**
   * How many tokens may be checked at once: a limit for floods of bad tokens, which is reserved from the
   * concurrency of the account. It must be a whole number from 1 to 1000.
   * @default - as the account allows
   */
  readonly authorizerConcurrency?: number | undefined;
  /**
   * ARN of a secret in AWS Secrets Manager, `{"application_credential_id": …, "application_credential_secret":
   * …}`, of a user who may validate tokens (role service or admin). Tokens of impersonating trusts and of EC2
   * credentials need it. With `authorizerSubnets`, these need a way to Secrets Manager. A secret under a KMS key
   * of your own needs `serviceCredentialKey`.
   * @default - none (tokens validate themselves)
   */
  readonly serviceCredential?: ISecret | string | undefined;
  /**
   * ARN of the KMS key of your own that the secret of `serviceCredential` is encrypted with: the authorizer may
   * then decrypt with it, through Secrets Manager, this secret and nothing else.
   * @default - none (the key of AWS for secrets)
   */
  readonly serviceCredentialKey?: IKey | string | undefined;
  /**
   * Path of a `policy.yaml` whose rules replace the defaults of the same names. `npm run policy -- --policy-file
   * FILE` prints who may do what with it, and what it depends on beside the roles. A `cross_project` that a token
   * without roles could pass is refused. For those who come from Freezer 13, docs/policy-freezer-13.yaml is one to
   * begin with.
   * @default - Freezer's rules
   */
  readonly policyFile?: string | undefined;
  /**
   * Type of this service in Keystone's catalog, which access rules of application credentials name.
   * @default 'backup'
   */
  readonly serviceType?: string | undefined;
  /**
   * The `client_id`s whose plans the platform runs itself; plans of others belong to backup agents.
   * @default ['hci']
   */
  readonly managedClients?: readonly string[] | undefined;
  /**
   * Who runs these plans: with `none` nobody does, so that nobody can make or enable one; with `external` the
   * platform does, with a runner of its own that reports what it did; with `stack` this stack does
   * (docs/managed-plans.md), and with `paused` it does, but its clock stands still.
   * @default 'none'
   */
  readonly managedRunner?: 'none' | 'external' | 'paused' | 'stack' | undefined;
  /**
   * With `registered`, a plan of a backup agent needs a client that is registered and capable of its actions;
   * `any` asks for neither, as Freezer 13, and shows everybody in the project the ids of agents' processes.
   * @default 'registered'
   */
  readonly agentClients?: 'registered' | 'any' | undefined;
  /**
   * User id of the account that central schedulers run under. Making a plan for a central client then gives that
   * account a trust of the caller's, kept with the plan as `user_credentials`. With `authorizerSubnets`, the
   * functions that make plans run there too, and need a gateway endpoint for DynamoDB.
   * @default - none (no trusts)
   */
  readonly trustee?: string | undefined;
  /**
   * Roles that such a trust hands on; only with `trustee` or `runnerUser`.
   * @default ['member']
   */
  readonly trustRoles?: readonly string[] | undefined;
  /**
   * How many plans a project may have, about: making one more is 403. What a project has beyond the limit already
   * stays, and imports are not held against it. It must be a whole number from 1 to 1000000.
   * @default 10000
   */
  readonly plansPerProject?: number | undefined;
  /**
   * `passed` once the smoke command has shown that this deployment passes the body of a GET on; until then a list
   * request that looks like a scheduler's poll without its search is refused.
   * @default 'guarded'
   */
  readonly getBodies?: 'guarded' | 'passed' | undefined;
  /**
   * Whether the Region's account-wide log role of API Gateway is there, or this stack creates it. It is kept when
   * the stack is destroyed, because other APIs may use it by then.
   * @default 'existing'
   */
  readonly apiGatewayLogRole?: 'existing' | 'create' | undefined;
  /**
   * User id of the account that runs managed plans where the stack does; owners of plans give it trusts with the
   * roles of `trustRoles`. It needs no role of its own, and must have neither an expiry of its password nor a
   * lock-out. With `authorizerSubnets` the functions that ask for trusts, and the runner, are there too, and need
   * a gateway endpoint for DynamoDB and a way to Keystone; the runner also one to block storage and Secrets
   * Manager.
   * @default - none
   */
  readonly runnerUser?: string | undefined;
  /**
   * ARN of a secret in AWS Secrets Manager, `{"user_id": …, "password": …}`, of that account.
   * @default - none
   */
  readonly runnerCredential?: ISecret | string | undefined;
  /**
   * ARN of the KMS key of your own that the secret of `runnerCredential` is encrypted with: the runner may then
   * decrypt with it, through Secrets Manager, this secret and nothing else.
   * @default - none (the key of AWS for secrets)
   */
  readonly runnerCredentialKey?: IKey | string | undefined;
  /**
   * How that account gets into a project: with the trust of the plan's owner, or with a role that it has there
   * itself (inherited from a domain, as a rule), which federated users need, who cannot give trusts.
   * @default 'trust'
   */
  readonly runnerAccess?: 'trust' | 'role' | undefined;
  /**
   * How many backups of volumes the runner makes at once, in all projects together; in one project it makes at
   * most 4. It must be a whole number from 1 to 1000.
   * @default 50
   */
  readonly runnerBackups?: number | undefined;
  /**
   * Region of Keystone's catalog whose block storage has the volumes.
   * @default - the only region that the catalog has for block storage; where it has several, runs fail
   */
  readonly blockStorageRegion?: string | undefined;
  /**
   * Interface of Keystone's catalog at which block storage is asked. It must be https, because tokens are sent
   * there.
   * @default 'public'
   */
  readonly blockStorageInterface?: 'public' | 'internal' | undefined;
  /**
   * Path of a file with the PEM certificates that the certificate of block storage is checked against.
   * @default - those that Node trusts, and Keystone's of `keystoneCaFile`
   */
  readonly blockStorageCaFile?: string | undefined;
  /**
   * Ids of the subnets that functions run in when Keystone is private; only with `authorizerSecurityGroups`. Which
   * functions: `functionsInNetwork`.
   * @default - Lambda's own network
   */
  readonly authorizerSubnets?: readonly (ISubnet | string)[] | undefined;
  /**
   * Ids of the security groups there; only with `authorizerSubnets`.
   * @default - none
   */
  readonly authorizerSecurityGroups?: readonly (ISecurityGroup | string)[] | undefined;
  /**
   * The same network as a construct, which only an app can give.
   * @default - `authorizerSubnets`
   */
  readonly vpc?: IVpc | undefined;
  /**
   * Which subnets of `vpc`.
   * @default - the private subnets of `vpc`
   */
  readonly vpcSubnets?: SubnetSelection | undefined;
  /**
   * Security groups of the functions in `vpc`.
   * @default - one that is made for the functions and lets them call anybody
   */
  readonly securityGroups?: readonly ISecurityGroup[] | undefined;
  /**
   * Which functions run in the network of `authorizerSubnets` or `vpc`: with `keystone` those that ask Keystone
   * (the authorizer, those that make trusts, and the runner of managed plans), with `all` every one, as some
   * organisations demand. Those that work with tables then need a gateway endpoint for DynamoDB.
   * @default 'keystone'
   */
  readonly functionsInNetwork?: 'keystone' | 'all' | undefined;
  /**
   * With `PRIVATE` the API is reached through `vpcEndpoints` alone, and has no `domainName`.
   * @default 'REGIONAL'
   */
  readonly endpointType?: 'REGIONAL' | 'PRIVATE' | undefined;
  /**
   * Interface endpoints for `execute-api` that requests to a private API come through; only with
   * `endpointType=PRIVATE`.
   * @default - none
   */
  readonly vpcEndpoints?: readonly (IVpcEndpoint | string)[] | undefined;
  /**
   * Last part of the URL that API Gateway gives the API. Another name is another URL.
   * @default 'prod'
   */
  readonly stageName?: string | undefined;
  /**
   * A name of your own for the API; it needs `domainCertificate`.
   * @default - the name that API Gateway gives
   */
  readonly domainName?: string | undefined;
  /**
   * ARN of the certificate of `domainName`, in AWS Certificate Manager in the Region of the stack.
   * @default - none
   */
  readonly domainCertificate?: ICertificate | string | undefined;
  /**
   * Id of the Route 53 hosted zone that gets the address record of `domainName`.
   * @default - the record is made elsewhere
   */
  readonly domainHostedZone?: IHostedZone | string | undefined;
  /**
   * What comes between `domainName` and `/v2` in the URL.
   * @default - none
   */
  readonly domainBasePath?: string | undefined;
  /**
   * The security policy of `domainName`. All but `TLS_1_2` are set up in strict mode.
   * @default 'TLS_1_2'
   */
  readonly domainTlsPolicy?: SecurityPolicy | undefined;
  /**
   * `off` leaves `domainName` as the only way in.
   * @default 'on'
   */
  readonly executeApiEndpoint?: 'on' | 'off' | undefined;
  /**
   * ARN of a regional web ACL of AWS WAF that requests must pass.
   * @default - none
   */
  readonly webAcl?: string | undefined;
  /**
   * How many requests a second the stage takes, on average; only with `throttleBurst`. It must be a whole number
   * from 1 to 100000.
   * @default - as the account allows
   */
  readonly throttleRate?: number | undefined;
  /**
   * How many requests the stage takes at once; only with `throttleRate`. It must be a whole number from 1 to
   * 100000.
   * @default - as the account allows
   */
  readonly throttleBurst?: number | undefined;
  /**
   * How many requests each function may serve at once, as `discovery=5,jobs=200`: reserved for it out of the
   * concurrency of the account, and its limit as well. AWS keeps 100 for functions without one, so that a new
   * account, which has 10 in all, can deploy none. What to set: FunctionThrottled in docs/runbook.md.
   * `authorizerConcurrency` is that of the authorizer.
   * @default - as the account allows
   */
  readonly functionConcurrency?: Readonly<Partial<Record<Resource, number>>> | undefined;
  /**
   * Whether there are alarms (docs/runbook.md). With `off` here and for `dashboard` nothing of CloudWatch is paid
   * for but logs (docs/costs.md), and nothing is deployed that emulators of AWS lack (docs/local-stack.md).
   * @default 'on'
   */
  readonly alarms?: 'on' | 'off' | undefined;
  /**
   * Whether there is a dashboard.
   * @default 'on'
   */
  readonly dashboard?: 'on' | 'off' | undefined;
  /**
   * ARN of the SNS topic that is told when an alarm begins and ends. A topic that is encrypted with
   * `alias/aws/sns` hears nothing, because CloudWatch may not use that key: take a key of your own that lets
   * `cloudwatch.amazonaws.com` use `kms:Decrypt` and `kms:GenerateDataKey*`.
   * @default - none (alarms are seen in the console)
   */
  readonly alarmTopic?: ITopic | string | undefined;
  /**
   * How many days logs are kept.
   * @default 30
   */
  readonly logRetentionDays?: RetentionDays | undefined;
  /**
   * The least level that the functions log. The authorizer logs its decisions all the same, because they are
   * counted.
   * @default 'INFO'
   */
  readonly logLevel?: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR' | undefined;
  /**
   * Whether requests are traced with X-Ray, which costs by the trace.
   * @default false
   */
  readonly tracing?: boolean | undefined;
  /**
   * Tags of everything that can have them, by key.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>> | undefined;
  /**
   * Memory of each function in MB. Lambda gives a function as much of a processor as it has memory; docs/costs.md
   * counts with the default. It must be a whole number from 128 to 10240.
   * @default 512
   */
  readonly memorySize?: number | undefined;
  /**
   * ARN of a KMS key of your own that all logs are encrypted with. Its policy must let `logs.REGION.amazonaws.com`
   * use it; a key that the app itself makes gets that by itself.
   * @default - CloudWatch's own
   */
  readonly logKey?: IKey | string | undefined;
  /**
   * ARN of a KMS key of your own that the tables of the stack are encrypted with. Functions may decrypt with it,
   * through DynamoDB, what is in the tables that they work with. A table that is there already is encrypted anew
   * when this changes.
   * @default - a key of AWS
   */
  readonly tableKey?: IKey | string | undefined;
  /**
   * `destroy` removes the tables, and every document in them, together with the stack.
   * @default 'retain'
   */
  readonly removalPolicy?: RemovalPolicy.RETAIN | RemovalPolicy.DESTROY | 'retain' | 'destroy' | undefined;
  /**
   * Names of tables that are there already, by the kind of document, as after a restore (docs/upgrade.md) or a
   * failed first deployment (docs/deploy.md): the stack uses them and makes none of its own.
   * @default - none
   */
  readonly existingTables?: Readonly<Partial<Record<TableName, ITableV2 | string>>> | undefined;
  /**
   * ARN of the KMS key of your own that `existingTables` are encrypted with: the functions may then decrypt with
   * it, through DynamoDB, what is in the tables that they work with.
   * @default - none (a key of AWS)
   */
  readonly existingTablesKey?: IKey | string | undefined;
  /**
   * Indexes that tables do not get in this deployment: CloudFormation adds one index to a table at a time
   * (docs/upgrade.md). A request that needs an index is refused until it is there. One that is there and named
   * here is removed.
   * @default - none
   */
  readonly withoutIndexes?: readonly string[] | undefined;
}
