import { Names } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Fault } from '../../functions/contract/faults';
import { type Resource, RESOURCES } from '../../functions/contract/routes';
import type { Watched } from './watched';

/** Logs by who writes them; `functions` are those that nobody reaches without a token. */
type Source = 'access' | 'authorizer' | 'functions';

interface LogMetric {
  readonly sources: readonly Source[];
  readonly pattern: string;
}

const fault = (name: Fault): string => `{ $.message.fault = "${name}" }`;
const verdict = (outcome: 'accepted' | 'refused' | 'unavailable'): string =>
  `{ $.message.operation = "authorize" && $.message.outcome = "${outcome}" }`;

/**
 * What is counted, and in which log. API Gateway writes every value of the access log as a text; the functions' lines
 * are what Lambda makes of an object that is logged.
 */
export const LOG_METRICS = {
  TokenAccepted: { sources: ['authorizer'], pattern: verdict('accepted') },
  TokenRefused: { sources: ['authorizer'], pattern: verdict('refused') },
  /** The authorizer says that it can say nothing. */
  TokenUnchecked: { sources: ['authorizer'], pattern: verdict('unavailable') },
  /** By functions too: those that make trusts ask Keystone. */
  KeystoneUnreachable: { sources: ['authorizer', 'functions'], pattern: fault('keystone') },
  /** By the gate, or by a rule of the policy. */
  PolicyDenied: {
    sources: ['access'],
    pattern: '{ $.status = "403" && $.response_type != "WAF_FILTERED" }',
  },
  StorageThrottled: { sources: ['functions'], pattern: fault('storage_throttled') },
  StorageUnavailable: { sources: ['functions'], pattern: fault('storage_unavailable') },
  OwnFault: { sources: ['authorizer', 'functions'], pattern: fault('own') },
  /** The authorizer gave no verdict, whatever the reason. */
  AuthorizerFailed: { sources: ['access'], pattern: '{ $.response_type = "AUTHORIZER_*" }' },
  RequestThrottled: { sources: ['access'], pattern: '{ $.status = "429" }' },
} as const satisfies Readonly<Record<string, LogMetric>>;

export type LogMetricName = keyof typeof LOG_METRICS;

/** The functions that only a token opens. An anonymous caller makes none of them say anything. */
export const BEHIND_A_TOKEN: readonly Resource[] = RESOURCES.filter((resource) => resource !== 'discovery');

/** Counts lines of the logs. */
export class LogMetrics extends Construct {
  private readonly namespace: string;

  constructor(scope: Construct, id: string, watched: Watched) {
    super(scope, id);
    // Two of these APIs in one account must not be counted together.
    this.namespace = `Freezer/${Names.uniqueResourceName(scope, { maxLength: 200 })}`;
    const logs = logsOf(watched);
    for (const [metricName, { sources, pattern }] of Object.entries<LogMetric>(LOG_METRICS)) {
      for (const [name, logGroup] of sources.flatMap((source) => logs[source])) {
        new MetricFilter(this, `${metricName}${name}`, {
          logGroup,
          filterPattern: FilterPattern.literal(pattern),
          metricNamespace: this.namespace,
          metricName,
          metricValue: '1',
        });
      }
    }
  }

  /** How often it was in a period. */
  metric(metricName: LogMetricName): Metric {
    return new Metric({ namespace: this.namespace, metricName, statistic: Stats.SUM, label: metricName });
  }
}

type NamedLog = readonly [name: string, logGroup: ILogGroup];

function logsOf({
  accessLog,
  authorizer,
  functions,
}: Watched): Readonly<Record<Source, readonly NamedLog[]>> {
  return {
    access: [['', accessLog]],
    authorizer: [['', authorizer.logGroup]],
    functions: BEHIND_A_TOKEN.map((resource) => [`-${resource}`, functions[resource].logGroup]),
  };
}
