import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Settings } from '../settings/settings';
import { FUNCTION_TIMEOUT } from '../resource-function';
import { BEHIND_A_TOKEN, type LogMetricName, type LogMetrics } from './log-metrics';
import type { Watched } from './watched';

interface AlarmDefinition {
  /** One sentence for who is woken. */
  readonly meaning: string;
  readonly metric: IMetric;
  /** It rings at this value and above… */
  readonly threshold: number;
  /** …in so many of so many periods. */
  readonly periods: readonly [number, number];
}

const MINUTE = Duration.minutes(1);
const FIVE_MINUTES = Duration.minutes(5);

/**
 * What somebody should be woken for. No request without a valid token rings one, unless a flood of them overruns
 * Keystone: refused tokens, 4xx and throttled requests are only on the dashboard. Each has a section in docs/runbook.md.
 */
export class Alarms extends Construct {
  readonly all: readonly Alarm[];

  constructor(scope: Construct, id: string, watched: Watched, logs: LogMetrics, settings: Settings) {
    super(scope, id);
    const topic =
      settings.alarmTopic === undefined ? undefined : Topic.fromTopicArn(this, 'Topic', settings.alarmTopic);
    this.all = Object.entries(definitions(watched, logs)).map(([name, definition]) => {
      const { meaning, metric, threshold, periods } = definition;
      const alarm = new Alarm(this, name, {
        alarmDescription: `${meaning} docs/runbook.md#${name.toLowerCase()}`,
        metric,
        threshold,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        datapointsToAlarm: periods[0],
        evaluationPeriods: periods[1],
        treatMissingData: TreatMissingData.NOT_BREACHING,
      });
      if (topic) {
        alarm.addAlarmAction(new SnsAction(topic));
        alarm.addOkAction(new SnsAction(topic));
      }
      return alarm;
    });
  }
}

function definitions(watched: Watched, logs: LogMetrics): Readonly<Record<string, AlarmDefinition>> {
  const counted = (name: LogMetricName, period = MINUTE): IMetric => logs.metric(name).with({ period });
  return {
    KeystoneUnreachable: {
      meaning: 'Keystone could not be asked about tokens, or for trusts, so callers get 503.',
      metric: counted('KeystoneUnreachable'),
      threshold: 1,
      periods: [3, 5],
    },
    AuthorizerSilent: {
      meaning: 'The authorizer says nothing at all about tokens, so callers get 503.',
      metric: authorizerSilence(logs),
      threshold: 3,
      periods: [1, 1],
    },
    OwnFault: {
      meaning: 'A request failed for a reason that somebody must repair.',
      metric: counted('OwnFault', FIVE_MINUTES),
      threshold: 1,
      periods: [1, 1],
    },
    FunctionCrashed: {
      meaning: 'A function ended or ran out of time in the middle of a request.',
      metric: crashes(watched),
      threshold: 1,
      periods: [1, 1],
    },
    FunctionSlow: {
      meaning: 'One request in a hundred takes half of the time that a function has.',
      metric: slowest(watched),
      threshold: FUNCTION_TIMEOUT.toMilliseconds() / 2,
      periods: [3, 3],
    },
    StorageUnavailable: {
      meaning: 'DynamoDB does not answer, so callers get 503.',
      metric: counted('StorageUnavailable'),
      threshold: 1,
      periods: [3, 5],
    },
    StorageThrottled: {
      meaning: 'DynamoDB refuses requests for want of capacity, so callers get 503.',
      metric: counted('StorageThrottled', FIVE_MINUTES),
      threshold: 10,
      periods: [1, 1],
    },
  };
}

/** Failures in five minutes in which there was no verdict: a flood that is too much for some leaves others. */
function authorizerSilence(logs: LogMetrics): IMetric {
  return new MathExpression({
    expression: 'IF(FILL(accepted, 0) + FILL(refused, 0) + FILL(unchecked, 0) == 0, FILL(failed, 0), 0)',
    usingMetrics: {
      failed: logs.metric('AuthorizerFailed'),
      accepted: logs.metric('TokenAccepted'),
      refused: logs.metric('TokenRefused'),
      unchecked: logs.metric('TokenUnchecked'),
    },
    label: 'failures without a verdict',
    period: FIVE_MINUTES,
  });
}

/** The functions answer whatever happens, so an error of theirs is a crash. The authorizer's are refused tokens. */
function crashes({ functions }: Watched): IMetric {
  const usingMetrics = Object.fromEntries(
    BEHIND_A_TOKEN.map((resource) => [resource, functions[resource].metricErrors({ statistic: Stats.SUM })]),
  );
  const expression = `SUM([${Object.keys(usingMetrics).join(', ')}])`;
  return new MathExpression({ expression, usingMetrics, label: 'crashes', period: FIVE_MINUTES });
}

function slowest({ functions }: Watched): IMetric {
  const usingMetrics = Object.fromEntries(
    BEHIND_A_TOKEN.map((resource) => [resource, functions[resource].metricDuration({ statistic: 'p99' })]),
  );
  const expression = `MAX([${Object.keys(usingMetrics).join(', ')}])`;
  return new MathExpression({ expression, usingMetrics, label: 'slowest p99', period: FIVE_MINUTES });
}
