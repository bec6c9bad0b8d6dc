import { Names } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Fault } from '../../functions/contract/faults';
import { type Resource, RESOURCES, ROUTES } from '../../functions/contract/routes';
import type { Watched } from './watched';

/** Logs by who writes them; `functions` are those that nobody reaches without a token, the runner among them. */
type Source = 'access' | 'authorizer' | 'functions' | 'runner';

interface LogMetric {
  readonly sources: readonly Source[];
  /** Lines that count, as 1 where no field of theirs has the value. */
  readonly pattern: string;
  readonly value?: string;
  /** Lines that count as 0, so that the metric's average is a share. */
  readonly among?: string;
}

const fault = (name: Fault): string => `{ $.message.fault = "${name}" }`;

/** Anybody may send what a public route responds to, so it rings no alarm. */
const PUBLIC_PATHS = [...new Set(ROUTES.filter(({ access }) => access === 'public').map(({ path }) => path))];
const failed = (...conditions: readonly string[]): string =>
  `{ ${[...conditions, ...PUBLIC_PATHS.map((path) => `$.resource != "${path}"`)].join(' && ')} }`;
/** The gateway, not the function, says that the function has failed. */
const CRASHED = '($.status = "502" || $.status = "504")';

/**
 * What is counted, and in which log. API Gateway writes every value of the access log as a text, `-` where there is none;
 * the functions' lines are what Lambda makes of an object that is logged.
 */
export const LOG_METRICS = {
  /** The authorizer says something of a token, be it that it can say nothing. */
  TokenChecked: { sources: ['authorizer'], pattern: '{ $.message.operation = "authorize" }' },
  TokenRefused: {
    sources: ['authorizer'],
    pattern: '{ $.message.operation = "authorize" && $.message.outcome = "refused" }',
  },
  /** By functions too: those that make trusts ask Keystone. */
  KeystoneUnreachable: { sources: ['authorizer', 'functions'], pattern: fault('keystone') },
  /** By the gate, or by a rule of the policy. */
  PolicyDenied: {
    sources: ['access'],
    pattern: '{ $.status = "403" && $.response_type != "WAF_FILTERED" }',
  },
  StorageThrottled: { sources: ['functions'], pattern: fault('storage_throttled') },
  StorageUnavailable: { sources: ['functions'], pattern: fault('storage_unavailable') },
  /** A project's documents take 8 of the 10 GB that DynamoDB keeps of them; a write that is refused for that is an OwnFault. */
  StorageFilling: { sources: ['functions'], pattern: '{ $.message.operation = "measurePartition" }' },
  OwnFault: { sources: ['authorizer', 'functions'], pattern: fault('own') },
  /** The authorizer gave no decision, whatever the reason. */
  AuthorizerFailed: { sources: ['access'], pattern: '{ $.response_type = "AUTHORIZER_*" }' },
  RequestThrottled: { sources: ['access'], pattern: '{ $.status = "429" }' },
  /**
   * What API Gateway's own metric 5XXError leaves out: a gateway response whose status was changed, as an outage of
   * Keystone's is from 500 to 503, counts there as a 4XX. Its average is the share of the callers' requests that failed;
   * refused tokens are no such requests, so that a flood of them hides nothing.
   */
  ServerError: {
    sources: ['access'],
    pattern: failed('$.status = "5*"'),
    among: failed('$.status != "5*"', '$.user_id != "-"'),
  },
  FunctionCrashed: { sources: ['access'], pattern: failed(CRASHED) },
  /** A 5xx that neither a function nor the authorizer knows of, so that no line of theirs tells the reason. */
  ServerErrorUnexplained: {
    sources: ['access'],
    pattern: failed(
      '$.status = "5*"',
      '$.status != "502"',
      '$.status != "504"',
      '$.function_status != "5*"',
      '$.response_type != "AUTHORIZER_*"',
    ),
  },
} as const satisfies Readonly<Record<string, LogMetric>>;

/** Lines of the runner with a field that is a number and not below another, and that number. */
const numbers = (event: string, field: string, least: number): LogMetric => ({
  sources: ['runner'],
  pattern: `{ $.message.event = "${event}" && $.message.${field} >= ${least} }`,
  value: `$.message.${field}`,
});

/**
 * The same where the stack runs managed plans. The runner writes a line for each tick, for each run that has ended, and for what it
 * gives up. A metric costs by the hour in which it has data: only the first one always has.
 */
export const RUN_METRICS = {
  /** Seconds since the oldest start that is owed; that it is written at all says that the clock goes. */
  RunsOverdue: numbers('tick', 'overdue_seconds', 0),
  RunsEnded: { sources: ['runner'], pattern: '{ $.message.event = "run" }' },
  RunsFailed: { sources: ['runner'], pattern: '{ $.message.event = "run" && $.message.result = "fail" }' },
  /** Without the rights of the owner, who may have removed a trust: no alarm, because a user could ring it. */
  RunsRefused: numbers('tick', 'refused', 1),
  RunQuarantined: { sources: ['runner'], pattern: '{ $.message.event = "quarantined" }' },
  BlockStorageUnreachable: { sources: ['runner'], pattern: fault('block_storage') },
} as const satisfies Readonly<Record<string, LogMetric>>;

const METRICS: Readonly<Record<LogMetricName, LogMetric>> = { ...LOG_METRICS, ...RUN_METRICS };

export type LogMetricName = keyof typeof LOG_METRICS | keyof typeof RUN_METRICS;

/** The functions that only a token opens. An anonymous caller makes none of them say anything. */
const BEHIND_A_TOKEN: readonly Resource[] = RESOURCES.filter((resource) => resource !== 'discovery');

/** Counts lines of the logs, but only what somebody asks for: a metric costs by the month. */
export class LogMetrics extends Construct {
  private readonly namespace: string;
  private readonly logs: Readonly<Record<Source, readonly NamedLog[]>>;
  private readonly counted = new Set<LogMetricName>();

  constructor(scope: Construct, id: string, watched: Watched) {
    super(scope, id);
    // Two of these APIs in one account must not be counted together.
    this.namespace = `Freezer/${Names.uniqueResourceName(scope, { maxLength: 200 })}`;
    this.logs = logsOf(watched);
  }

  /** How often it was in a period. */
  metric(metricName: LogMetricName): Metric {
    if (!this.counted.has(metricName)) this.count(metricName, METRICS[metricName]);
    this.counted.add(metricName);
    return new Metric({ namespace: this.namespace, metricName, statistic: Stats.SUM, label: metricName });
  }

  private count(metricName: LogMetricName, { sources, pattern, value = '1', among }: LogMetric): void {
    for (const [name, logGroup] of sources.flatMap((source) => this.logs[source])) {
      const addFilter = (id: string, filterPattern: string, metricValue: string): void => {
        new MetricFilter(this, id, {
          logGroup,
          filterPattern: FilterPattern.literal(filterPattern),
          metricNamespace: this.namespace,
          metricName,
          metricValue,
        });
      };
      addFilter(`${metricName}${name}`, pattern, value);
      if (among !== undefined) addFilter(`${metricName}${name}-among`, among, '0');
    }
  }
}

type NamedLog = readonly [name: string, logGroup: ILogGroup];

function logsOf({
  accessLog,
  authorizer,
  functions,
  runner,
}: Watched): Readonly<Record<Source, readonly NamedLog[]>> {
  const running: readonly NamedLog[] = runner ? [['-runner', runner.logGroup]] : [];
  return {
    access: [['', accessLog]],
    authorizer: [['', authorizer.logGroup]],
    functions: [
      ...BEHIND_A_TOKEN.map((resource): NamedLog => [`-${resource}`, functions[resource].logGroup]),
      ...running,
    ],
    runner: running,
  };
}
