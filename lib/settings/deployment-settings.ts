import { SecurityPolicy } from 'aws-cdk-lib/aws-apigateway';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { type Resource, RESOURCES } from '../../functions/contract/routes';
import { type TableKeys, type TableName, TABLES } from '../../functions/contract/tables';
import { kmsKey, mapOrConstructs, orConstruct } from './construct-readers';
import {
  awsId,
  listOf,
  mapOf,
  matching,
  numbersOf,
  oneOf,
  oneOfNumbers,
  trueOrFalse,
  typed,
  wholeNumber,
} from './readers';
import { optional, setting } from './setting';

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

/** Those of tables that older versions have. */
const GLOBAL_INDEXES = Object.values<TableKeys>(TABLES)
  .filter(({ forRuns }) => forRuns !== true)
  .flatMap(({ globalIndexes }) => Object.keys(globalIndexes));

const removalPolicy = typed<'retain' | 'destroy'>(
  "RemovalPolicy.RETAIN | RemovalPolicy.DESTROY | 'retain' | 'destroy'",
  oneOf('retain', 'destroy'),
);

/** How the service is deployed, as opposed to what it does. */
export const DEPLOYMENT_SETTINGS = {
  stageName: setting(matching(/^[A-Za-z0-9_-]{1,128}$/, '1 to 128 letters, digits, "_" and "-"'), {
    default: 'prod',
    doc: 'Last part of the URL that API Gateway gives the API. Another name is another URL.',
  }),
  domainName: optional(
    matching(
      /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
      'a domain name in lower case such as backup.example.com',
    ),
    {
      without: 'the name that API Gateway gives',
      doc: 'A name of your own for the API; it needs `domainCertificate`.',
    },
  ),
  domainCertificate: optional(
    orConstruct(
      awsId(
        /^arn:[a-z-]+:acm:[a-z0-9-]+:\d{12}:certificate\/[a-z0-9-]+$/,
        'the ARN of a certificate in AWS Certificate Manager',
      ),
      { type: 'ICertificate', member: 'certificateArn' },
    ),
    {
      without: 'none',
      doc: 'ARN of the certificate of `domainName`, in AWS Certificate Manager in the Region of the stack.',
    },
  ),
  domainHostedZone: optional(
    orConstruct(
      awsId(/^Z[A-Z0-9]{1,31}$/, 'the id of a Route 53 hosted zone such as Z0123456789ABCDEFGHIJ'),
      { type: 'IHostedZone', member: 'hostedZoneId' },
    ),
    {
      without: 'the record is made elsewhere',
      doc: 'Id of the Route 53 hosted zone that gets the address record of `domainName`.',
    },
  ),
  domainBasePath: optional(
    // API Gateway keeps two for itself.
    matching(
      /^(?!s?ping$)[A-Za-z0-9_-]{1,64}$/,
      'one part of a path (letters, digits, "_", "-") other than ping and sping',
    ),
    { without: 'none', doc: 'What comes between `domainName` and `/v2` in the URL.' },
  ),
  domainTlsPolicy: setting(typed('SecurityPolicy', oneOf(...TLS_POLICIES)), {
    default: SecurityPolicy.TLS_1_2,
    doc: 'The security policy of `domainName`. All but `TLS_1_2` are set up in strict mode.',
  }),
  executeApiEndpoint: setting(oneOf('on', 'off'), {
    default: 'on',
    doc: '`off` leaves `domainName` as the only way in.',
  }),
  webAcl: optional(
    awsId(
      /^arn:[a-z-]+:wafv2:[a-z0-9-]+:\d{12}:regional\/webacl\/[A-Za-z0-9_-]+\/[a-f0-9-]+$/,
      'the ARN of a regional web ACL of AWS WAF',
    ),
    { without: 'none', doc: 'ARN of a regional web ACL of AWS WAF that requests must pass.' },
  ),
  throttleRate: optional(wholeNumber(1, 100_000), {
    without: 'as the account allows',
    doc: 'How many requests a second the stage takes, on average; only with `throttleBurst`.',
  }),
  throttleBurst: optional(wholeNumber(1, 100_000), {
    without: 'as the account allows',
    doc: 'How many requests the stage takes at once; only with `throttleRate`.',
  }),
  functionConcurrency: setting(
    typed<Readonly<Partial<Record<Resource, number>>>>(
      'Readonly<Partial<Record<Resource, number>>>',
      numbersOf(RESOURCES),
    ),
    {
      default: {},
      without: 'as the account allows',
      doc:
        'How many requests each function may serve at once, as `discovery=5,jobs=200`: reserved for it out of the concurrency ' +
        'of the account, and its limit as well. AWS keeps 100 for functions without one, so that a new account, which has 10 ' +
        'in all, can deploy none. What to set: FunctionThrottled in docs/runbook.md. `authorizerConcurrency` is that of the ' +
        'authorizer.',
    },
  ),
  alarms: setting(oneOf('on', 'off'), {
    default: 'on',
    doc:
      'Whether there are alarms (docs/runbook.md). With `off` here and for `dashboard` nothing of CloudWatch is paid for but ' +
      'logs (docs/costs.md), and nothing is deployed that emulators of AWS lack (docs/local-stack.md).',
  }),
  dashboard: setting(oneOf('on', 'off'), {
    default: 'on',
    doc: 'Whether there is a dashboard.',
  }),
  alarmTopic: optional(
    orConstruct(
      awsId(/^arn:[a-z-]+:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]+(\.fifo)?$/, 'the ARN of an SNS topic'),
      { type: 'ITopic', member: 'topicArn' },
    ),
    {
      without: 'none (alarms are seen in the console)',
      doc:
        'ARN of the SNS topic that is told when an alarm begins and ends. A topic that is encrypted with `alias/aws/sns` hears ' +
        'nothing, because CloudWatch may not use that key: take a key of your own that lets `cloudwatch.amazonaws.com` use ' +
        '`kms:Decrypt` and `kms:GenerateDataKey*`.',
    },
  ),
  logRetentionDays: setting(typed('RetentionDays', oneOfNumbers(RETENTIONS)), {
    default: RetentionDays.ONE_MONTH,
    doc: 'How many days logs are kept.',
  }),
  logLevel: setting(oneOf('DEBUG', 'INFO', 'WARN', 'ERROR'), {
    default: 'INFO',
    doc: 'The least level that the functions log. The authorizer logs its decisions all the same, because they are counted.',
  }),
  tracing: setting(trueOrFalse, {
    default: false,
    doc: 'Whether requests are traced with X-Ray, which costs by the trace.',
  }),
  tags: setting(
    mapOf(
      'a comma list of key=value',
      { pattern: /^(?!aws:)[A-Za-z0-9_.:/@+-]{1,128}$/, called: 'no key of a tag' },
      { pattern: /^[A-Za-z0-9 _.:/=@+-]{0,256}$/, called: 'no value of a tag' },
    ),
    { default: {}, without: 'none', doc: 'Tags of everything that can have them, by key.' },
  ),
  memorySize: setting(wholeNumber(128, 10_240), {
    default: 512,
    doc: 'Memory of each function in MB. Lambda gives a function as much of a processor as it has memory; docs/costs.md counts with the default.',
  }),
  logKey: optional(kmsKey, {
    without: "CloudWatch's own",
    doc:
      'ARN of a KMS key of your own that all logs are encrypted with. Its policy must let `logs.REGION.amazonaws.com` use it; a key ' +
      'that the app itself makes gets that by itself.',
  }),
  tableKey: optional(kmsKey, {
    without: 'a key of AWS',
    doc:
      'ARN of a KMS key of your own that the tables of the stack are encrypted with. Functions may decrypt with it, through DynamoDB, ' +
      'what is in the tables that they work with. A table that is there already is encrypted anew when this changes.',
  }),
  removalPolicy: setting(removalPolicy, {
    default: 'retain',
    doc: '`destroy` removes the tables, and every document in them, together with the stack.',
  }),
  existingTables: setting(
    typed<Readonly<Partial<Record<TableName, string>>>>(
      'Readonly<Partial<Record<TableName, ITableV2 | string>>>',
      mapOrConstructs(
        mapOf(
          `a comma list of kind=name, where a kind is ${Object.keys(TABLES).join(', ')}`,
          { pattern: new RegExp(`^(${Object.keys(TABLES).join('|')})$`), called: 'no kind' },
          {
            pattern: /^[A-Za-z0-9_.-]{3,255}$/,
            called: 'no name of a table (3 to 255 letters, digits, "_", "." and "-")',
            awsId: true,
          },
        ),
        { member: 'tableName' },
      ),
    ),
    {
      default: {},
      without: 'none',
      doc:
        'Names of tables that are there already, by the kind of document, as after a restore (docs/upgrade.md) or a failed ' +
        'first deployment (docs/deploy.md): the stack uses them and makes none of its own.',
    },
  ),
  existingTablesKey: optional(kmsKey, {
    without: 'none (a key of AWS)',
    doc:
      'ARN of the KMS key of your own that `existingTables` are encrypted with: the functions may then decrypt with it, through ' +
      'DynamoDB, what is in the tables that they work with.',
  }),
  withoutIndexes: optional(
    listOf(new RegExp(`^(${GLOBAL_INDEXES.join('|')})$`), `indexes: ${GLOBAL_INDEXES.join(', ')}`),
    {
      without: 'none',
      doc:
        'Indexes that tables do not get in this deployment: CloudFormation adds one index to a table at a time ' +
        '(docs/upgrade.md). A request that needs an index is refused until it is there. One that is there and named here is removed.',
    },
  ),
};
