import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { runsPlans } from '../../functions/contract/managed-runner';
import type { Settings } from '../settings/settings';
import type { AlarmDefinition, AlarmDefinitions } from './alarm';
import type { LogMetrics } from './log-metrics';

const MINUTE = Duration.minutes(1);
const FIVE_MINUTES = Duration.minutes(5);
const OVERDUE = Duration.minutes(15);

/**
 * Where the stack runs managed plans. No owner of a plan can ring one: runs that fail, or that have no rights any more, are
 * on the dashboard and told to the owner.
 */
export function runAlarms(logs: LogMetrics, { managedRunner }: Settings): AlarmDefinitions {
  if (!runsPlans(managedRunner)) return {};
  return {
    ...(managedRunner === 'stack' && { RunnerSilent: runnerSilent(logs) }),
    RunsOverdue: {
      meaning: 'Managed plans start more than 15 minutes late.',
      metric: logs.metric('RunsOverdue').with({ statistic: Stats.MAXIMUM, period: FIVE_MINUTES }),
      threshold: OVERDUE.toSeconds(),
      periods: [1, 1],
    },
    RunQuarantined: {
      meaning: 'A run of a managed plan was given up, because the runner did not survive working on it.',
      // Nothing works on it again, so it goes on ringing for a day.
      metric: logs.metric('RunQuarantined').with({ period: Duration.days(1) }),
      threshold: 1,
      periods: [1, 1],
    },
    BlockStorageUnreachable: {
      meaning: 'Block storage could not be asked, so managed plans make no backups.',
      metric: logs.metric('BlockStorageUnreachable').with({ period: MINUTE }),
      threshold: 1,
      periods: [3, 5],
    },
  };
}

/** A paused clock is silent. */
function runnerSilent(logs: LogMetrics): AlarmDefinition {
  return {
    meaning: 'The clock of managed plans stands still, so none of them starts.',
    // Each tick writes this metric once, whatever its value.
    metric: logs.metric('RunsOverdue').with({ statistic: Stats.SAMPLE_COUNT, period: FIVE_MINUTES }),
    threshold: 1,
    periods: [1, 1],
    ofSilence: true,
  };
}
