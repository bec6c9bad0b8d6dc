import { Duration, Names } from 'aws-cdk-lib';
import { type Alarm, type AlarmBase, AlarmRule, CompositeAlarm, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { addAlarm, alarmDescription } from './alarm';
import type { LogMetrics } from './log-metrics';

/** The share of the callers' requests that may fail in thirty days: 0.1 %, or 43 minutes of a complete outage. */
const ERROR_BUDGET = 0.001;

interface Window {
  /** How many times as fast as it may the budget is used up. */
  readonly burn: number;
  readonly period: Duration;
  /** In so many of so many periods. */
  readonly periods: readonly [number, number];
}

/**
 * Rates and windows are those of Google's "Site Reliability Workbook", chapter 5: a fiftieth of the budget in an hour, a
 * twentieth in six hours. The long window of a pair says that it matters, the short one that it goes on. The short ones
 * ask for failures in two of their parts, so that a single one in a quiet night wakes nobody.
 */
const FAST = {
  FastBurn5Minutes: { burn: 14.4, period: Duration.minutes(1), periods: [2, 5] },
  FastBurn1Hour: { burn: 14.4, period: Duration.hours(1), periods: [1, 1] },
} as const satisfies Readonly<Record<string, Window>>;
const SLOW = {
  SlowBurn30Minutes: { burn: 6, period: Duration.minutes(5), periods: [2, 6] },
  SlowBurn6Hours: { burn: 6, period: Duration.hours(6), periods: [1, 1] },
} as const satisfies Readonly<Record<string, Window>>;

/**
 * Availability as callers see it, whatever the reason. One alarm for both speeds, because a composite alarm costs as much
 * as five others; its state says which windows made it ring. The alarms of the windows tell nobody.
 */
export class ErrorBudget extends Construct {
  readonly alarm: AlarmBase;

  constructor(scope: Construct, id: string, logs: LogMetrics) {
    super(scope, id);
    const both = (windows: Readonly<Record<string, Window>>) =>
      AlarmRule.allOf(
        ...Object.entries(windows).map(([name, window]) => this.windowAlarm(name, window, logs)),
      );
    this.alarm = new CompositeAlarm(this, 'Alarm', {
      // The one that CDK makes up does not hold the stack's name.
      compositeAlarmName: Names.uniqueResourceName(this, { maxLength: 255 }),
      alarmDescription: alarmDescription('Callers meet more errors than a month has room for.', id),
      alarmRule: AlarmRule.anyOf(both(FAST), both(SLOW)),
    });
  }

  private windowAlarm(name: string, { burn, period, periods }: Window, logs: LogMetrics): Alarm {
    return addAlarm(this, name, alarmDescription('A window of ErrorBudgetBurning.', 'ErrorBudgetBurning'), {
      metric: logs.metric('ServerError').with({ statistic: Stats.AVERAGE, period }),
      threshold: burn * ERROR_BUDGET,
      periods,
    });
  }
}
