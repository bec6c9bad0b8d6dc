import { SecurityPolicy } from 'aws-cdk-lib/aws-apigateway';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { type TableName, TABLES } from '../functions/contract/tables';
import {
  awsId,
  matching,
  mapOf,
  oneOf,
  oneOfNumbers,
  type Reader,
  SettingError,
  trueOrFalse,
  wholeNumber,
} from './setting-readers';

/** How the service is deployed, as opposed to what it does. */
export interface DeploymentSettings {
  /**
   * Last part of the URL that API Gateway gives the API.
   * @default prod
   */
  readonly stageName: string;
  /**
   * `destroy` removes the tables, and all that is in them, together with the stack.
   * @default retain
   */
  readonly removalPolicy: 'retain' | 'destroy';
  /**
   * A name of your own for the API, as in `backup.example.com`.
   * @default the API has the name that API Gateway gives it
   */
  readonly domainName: string | undefined;
  /**
   * ARN of the certificate of `domainName`, in AWS Certificate Manager in the Region of the stack.
   * @default none: it is needed with `domainName`
   */
  readonly domainCertificate: string | undefined;
  /**
   * Id of the Route 53 hosted zone that gets an address record for `domainName`.
   * @default the record is made elsewhere
   */
  readonly domainHostedZone: string | undefined;
  /**
   * What comes between the domain and `/v2`.
   * @default nothing
   */
  readonly domainBasePath: string | undefined;
  /**
   * The security policy of `domainName`.
   * @default TLS_1_2
   */
  readonly domainTlsPolicy: SecurityPolicy;
  /**
   * `off` leaves `domainName` as the only way in.
   * @default on
   */
  readonly executeApiEndpoint: 'on' | 'off';
  /**
   * ARN of a regional web ACL of AWS WAF that requests must pass.
   * @default none
   */
  readonly webAcl: string | undefined;
  /**
   * Requests a second that the stage takes, on average; with `throttleBurst`.
   * @default as the account allows
   */
  readonly throttleRate: number | undefined;
  /**
   * Requests that the stage takes at once; with `throttleRate`.
   * @default as the account allows
   */
  readonly throttleBurst: number | undefined;
  /**
   * How many days logs are kept.
   * @default 30
   */
  readonly logRetentionDays: RetentionDays;
  /**
   * The least level that the functions log. The authorizer goes on logging its verdicts, because they are counted.
   * @default INFO
   */
  readonly logLevel: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';
  /**
   * Whether requests are traced with X-Ray.
   * @default false
   */
  readonly tracing: boolean;
  /**
   * Tags of everything that can have them, by key.
   * @default none
   */
  readonly tags: Readonly<Record<string, string>>;
  /**
   * ARN of the SNS topic that is told when an alarm begins and ends.
   * @default none: alarms are seen in the console
   */
  readonly alarmTopic: string | undefined;
  /**
   * Names of tables that are there already, by kind: the stack uses them and does not make its own.
   * @default none
   */
  readonly existingTables: Readonly<Partial<Record<TableName, string>>>;
}

/** Those for regional endpoints that are not obsolete. */
const TLS_POLICIES = [
  SecurityPolicy.TLS_1_2,
  SecurityPolicy.TLS13_1_2_PQ_2025_09,
  SecurityPolicy.TLS13_1_2_PFS_PQ_2025_09,
  SecurityPolicy.TLS13_1_3_2025_09,
  SecurityPolicy.TLS13_1_3_FIPS_2025_09,
];

/** What CloudWatch Logs takes, but for ever. */
const RETENTIONS = Object.values(RetentionDays).filter(
  (days): days is RetentionDays => typeof days === 'number' && days !== RetentionDays.INFINITE,
);

export const DEPLOYMENT_READERS: {
  readonly [Name in keyof DeploymentSettings]: Reader<DeploymentSettings[Name]>;
} = {
  stageName: matching(/^[A-Za-z0-9_-]{1,128}$/, '1 to 128 letters, digits, "_" and "-"'),
  removalPolicy: oneOf('retain', 'destroy'),
  domainName: matching(
    /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
    'a domain name in lower case such as backup.example.com',
  ),
  domainCertificate: awsId(
    /^arn:[a-z-]+:acm:[a-z0-9-]+:\d{12}:certificate\/[a-z0-9-]+$/,
    'the ARN of a certificate in AWS Certificate Manager',
  ),
  domainHostedZone: awsId(
    /^Z[A-Z0-9]{1,31}$/,
    'the id of a Route 53 hosted zone such as Z0123456789ABCDEFGHIJ',
  ),
  // API Gateway keeps two for itself.
  domainBasePath: matching(
    /^(?!s?ping$)[A-Za-z0-9_-]{1,64}$/,
    'one part of a path (letters, digits, "_", "-") other than ping and sping',
  ),
  domainTlsPolicy: oneOf(...TLS_POLICIES),
  executeApiEndpoint: oneOf('on', 'off'),
  webAcl: awsId(
    /^arn:[a-z-]+:wafv2:[a-z0-9-]+:\d{12}:regional\/webacl\/[A-Za-z0-9_-]+\/[a-f0-9-]+$/,
    'the ARN of a regional web ACL of AWS WAF',
  ),
  throttleRate: wholeNumber(1, 100_000),
  throttleBurst: wholeNumber(1, 100_000),
  logRetentionDays: oneOfNumbers(RETENTIONS),
  logLevel: oneOf('DEBUG', 'INFO', 'WARN', 'ERROR'),
  tracing: trueOrFalse,
  tags: mapOf(
    { pattern: /^(?!aws:)[A-Za-z0-9_.:/@+-]{1,128}$/, allowed: 'key=value' },
    { pattern: /^[A-Za-z0-9 _.:/=@+-]{0,256}$/ },
  ),
  alarmTopic: awsId(/^arn:[a-z-]+:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]+(\.fifo)?$/, 'the ARN of an SNS topic'),
  existingTables: mapOf(
    {
      pattern: new RegExp(`^(${Object.keys(TABLES).join('|')})$`),
      allowed: `kind=name, where a kind is ${Object.keys(TABLES).join(', ')}`,
    },
    { pattern: /^[A-Za-z0-9_.-]{3,255}$/, awsId: true },
  ),
};

export type ReadSetting = <Name extends keyof DeploymentSettings>(
  name: Name,
) => DeploymentSettings[Name] | undefined;

/** @throws SettingError when one of them is wrong, or contradicts another. */
export function readDeploymentSettings(read: ReadSetting): DeploymentSettings {
  assertDomain(read);
  if ((read('throttleRate') === undefined) !== (read('throttleBurst') === undefined)) {
    throw new SettingError('The settings throttleRate and throttleBurst go together.');
  }
  return {
    stageName: read('stageName') ?? 'prod',
    removalPolicy: read('removalPolicy') ?? 'retain',
    domainName: read('domainName'),
    domainCertificate: read('domainCertificate'),
    domainHostedZone: read('domainHostedZone'),
    domainBasePath: read('domainBasePath'),
    domainTlsPolicy: read('domainTlsPolicy') ?? SecurityPolicy.TLS_1_2,
    executeApiEndpoint: read('executeApiEndpoint') ?? 'on',
    webAcl: read('webAcl'),
    throttleRate: read('throttleRate'),
    throttleBurst: read('throttleBurst'),
    logRetentionDays: read('logRetentionDays') ?? RetentionDays.ONE_MONTH,
    logLevel: read('logLevel') ?? 'INFO',
    tracing: read('tracing') ?? false,
    tags: read('tags') ?? {},
    alarmTopic: read('alarmTopic'),
    existingTables: read('existingTables') ?? {},
  };
}

function assertDomain(read: ReadSetting): void {
  const domain = read('domainName') !== undefined;
  const needy = (
    ['domainCertificate', 'domainHostedZone', 'domainBasePath', 'domainTlsPolicy'] as const
  ).find((name) => read(name) !== undefined);
  if (!domain && needy !== undefined) {
    throw new SettingError(`The setting ${needy} says something of domainName, which is not set.`);
  }
  if (domain && read('domainCertificate') === undefined) {
    throw new SettingError('The setting domainName needs domainCertificate, the ARN of its certificate.');
  }
  if (!domain && read('executeApiEndpoint') === 'off') {
    throw new SettingError(
      'The setting executeApiEndpoint is off, and without domainName there is no other way in.',
    );
  }
}
