import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

export interface Threshold {
  readonly metric: IMetric;
  /** It rings at this value and above… */
  readonly threshold: number;
  /** …in so many of so many periods. */
  readonly periods: readonly [number, number];
  /** It rings below the value instead, and where nothing is counted at all. */
  readonly ofSilence?: true;
}

export interface AlarmDefinition extends Threshold {
  /** One sentence for who is woken. */
  readonly meaning: string;
}

/** By the alarm's name. */
export type AlarmDefinitions = Readonly<Record<string, AlarmDefinition>>;

/** One sentence for who is woken, and where to read on. */
export function alarmDescription(meaning: string, section: string): string {
  return `${meaning} docs/runbook.md#${section.toLowerCase()}`;
}

export function addAlarm(
  scope: Construct,
  name: string,
  description: string,
  { metric, threshold, periods, ofSilence }: Threshold,
): Alarm {
  return new Alarm(scope, name, {
    alarmDescription: description,
    metric,
    threshold,
    comparisonOperator: ofSilence
      ? ComparisonOperator.LESS_THAN_THRESHOLD
      : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    datapointsToAlarm: periods[0],
    evaluationPeriods: periods[1],
    treatMissingData: ofSilence ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
}
