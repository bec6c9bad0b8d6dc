import type { AlarmBase, Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Settings } from '../settings/settings';
import { Alarms } from './alarms';
import { addDashboard } from './dashboard';
import { LogMetrics } from './log-metrics';
import type { Watched } from './watched';

/**
 * What the person on call looks at: counts of log lines, alarms with a runbook, and a dashboard. What is switched off is
 * not paid for either: only what an alarm or the dashboard reads is counted.
 */
export class Watching extends Construct {
  readonly alarms: readonly AlarmBase[];
  readonly dashboard: Dashboard | undefined;
  /** A metric is counted, and paid for, from when somebody asks for it. */
  readonly logs: LogMetrics;

  constructor(scope: Construct, id: string, watched: Watched, settings: Settings) {
    super(scope, id);
    const logs = new LogMetrics(this, 'Logs', watched);
    this.logs = logs;
    this.alarms = settings.alarms === 'on' ? new Alarms(this, 'Alarms', watched, logs, settings).all : [];
    this.dashboard = settings.dashboard === 'on' ? addDashboard(this, watched, logs, this.alarms) : undefined;
  }
}
