import { Duration } from 'aws-cdk-lib';
import { type AlarmBase, type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { FUNCTION_TIMEOUT } from '../resource-function';
import type { Settings } from '../settings/settings';
import { addAlarm, type AlarmDefinitions, alarmDescription } from './alarm';
import { ErrorBudget } from './error-budget';
import type { LogMetricName, LogMetrics } from './log-metrics';
import { runAlarms } from './run-alarms';
import type { Watched } from './watched';

const MINUTE = Duration.minutes(1);
const FIVE_MINUTES = Duration.minutes(5);

/**
 * What somebody should be woken for. No request without a valid token rings one, unless a flood of them overruns
 * Keystone or the account's concurrency, because everybody is kept out then: refused tokens, 4xx and throttled requests
 * are only on the dashboard. Each has a section in docs/runbook.md. An alarm costs by the metric that it listens to, so
 * one log, where it can tell, goes before a metric of each function.
 */
export class Alarms extends Construct {
  readonly all: readonly AlarmBase[];

  constructor(scope: Construct, id: string, watched: Watched, logs: LogMetrics, settings: Settings) {
    super(scope, id);
    const definitions = { ...faults(logs), ...failures(watched, logs), ...runAlarms(logs, settings) };
    this.all = [
      ...Object.entries(definitions).map(([name, { meaning, ...threshold }]) =>
        addAlarm(this, name, alarmDescription(meaning, name), threshold),
      ),
      new ErrorBudget(this, 'ErrorBudgetBurning', logs).alarm,
    ];
    if (settings.alarmTopic === undefined) return;
    const action = new SnsAction(Topic.fromTopicArn(this, 'Topic', settings.alarmTopic));
    for (const alarm of this.all) {
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
    }
  }
}

/** What the functions' own lines tell. */
function faults(logs: LogMetrics): AlarmDefinitions {
  const counted = (name: LogMetricName, period: Duration): IMetric => logs.metric(name).with({ period });
  return {
    KeystoneUnreachable: {
      meaning: 'Keystone could not be asked about tokens, or for trusts, so callers get 503.',
      metric: counted('KeystoneUnreachable', MINUTE),
      threshold: 1,
      periods: [3, 5],
    },
    OwnFault: {
      meaning: 'A request failed for a reason that somebody must repair.',
      metric: counted('OwnFault', FIVE_MINUTES),
      threshold: 1,
      periods: [1, 1],
    },
    StorageUnavailable: {
      meaning: 'DynamoDB does not answer, so callers get 503.',
      metric: counted('StorageUnavailable', MINUTE),
      threshold: 1,
      periods: [3, 5],
    },
    StorageThrottled: {
      meaning: 'DynamoDB refuses requests for want of capacity, so callers get 503.',
      metric: counted('StorageThrottled', FIVE_MINUTES),
      threshold: 10,
      periods: [1, 1],
    },
    StorageFilling: {
      meaning: "A project's documents take 8 of the 10 GB that DynamoDB keeps of them.",
      // There are months left, and it goes on ringing until somebody makes room.
      metric: counted('StorageFilling', Duration.days(1)),
      threshold: 1,
      periods: [1, 1],
    },
  };
}

/** What is wrong where the functions can tell nothing. */
function failures(watched: Watched, logs: LogMetrics): AlarmDefinitions {
  const counted = (name: LogMetricName): IMetric => logs.metric(name).with({ period: FIVE_MINUTES });
  const stage = watched.restApi.deploymentStage;
  return {
    AuthorizerSilent: {
      meaning: 'The authorizer says nothing at all about tokens, so callers get 503.',
      metric: authorizerSilence(logs),
      threshold: 3,
      periods: [1, 1],
    },
    FunctionCrashed: {
      meaning: 'A function ended or ran out of time in the middle of a request.',
      metric: counted('FunctionCrashed'),
      threshold: 1,
      periods: [1, 1],
    },
    FunctionThrottled: {
      meaning: 'Lambda refuses to run the authorizer for want of concurrency, so callers get 503.',
      // Where another one is throttled, its requests are 5xx that nothing explains.
      metric: watched.authorizer.metricThrottles({ period: FIVE_MINUTES }),
      threshold: 10,
      periods: [1, 1],
    },
    ServerErrorUnexplained: {
      meaning: 'Requests fail with a 5xx that no function knows of.',
      metric: counted('ServerErrorUnexplained'),
      threshold: 3,
      periods: [1, 1],
    },
    FunctionSlow: {
      meaning: 'One request in a hundred takes half of the time that a function has.',
      metric: stage.metricIntegrationLatency({ statistic: 'p99', period: FIVE_MINUTES }),
      threshold: FUNCTION_TIMEOUT.toMilliseconds() / 2,
      periods: [3, 3],
    },
  };
}

/** Failures in five minutes in which it said nothing: a flood that is too much for some leaves others. */
function authorizerSilence(logs: LogMetrics): IMetric {
  return new MathExpression({
    expression: 'IF(FILL(checked, 0) == 0, FILL(failed, 0), 0)',
    usingMetrics: { failed: logs.metric('AuthorizerFailed'), checked: logs.metric('TokenChecked') },
    label: 'failures without a word',
    period: FIVE_MINUTES,
  });
}
