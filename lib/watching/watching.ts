import type { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Settings } from '../settings/settings';
import { Alarms } from './alarms';
import { addDashboard } from './dashboard';
import { LogMetrics } from './log-metrics';
import type { Watched } from './watched';

/** What the person on call looks at: counts of log lines, alarms with a runbook, and a dashboard. */
export class Watching extends Construct {
  readonly alarms: Alarms;
  readonly dashboard: Dashboard;

  constructor(scope: Construct, id: string, watched: Watched, settings: Settings) {
    super(scope, id);
    const logs = new LogMetrics(this, 'Logs', watched);
    this.alarms = new Alarms(this, 'Alarms', watched, logs, settings);
    this.dashboard = addDashboard(this, watched, logs, this.alarms);
  }
}
