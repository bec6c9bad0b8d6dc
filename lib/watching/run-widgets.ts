import { type IWidget, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { LogMetrics } from './log-metrics';
import { counted, graph, table } from './widgets';

/** Runs that failed or were aborted, and what was given up: by the plan, not by the volume. */
const NOT_WELL = [
  'filter message.event in ["run", "quarantined"] and message.result != "success"',
  'stats count(*) as runs, latest(@timestamp) as last by message.project_id, message.job_id, message.event, message.result',
  'sort runs desc',
  'limit 20',
];

/** No more than this: a dashboard is free, as one of three, up to 50 metrics. */
export function doPlansRun(runner: LambdaFunction, logs: LogMetrics): readonly IWidget[] {
  return [
    graph('Runs', 6, counted(logs, ['RunsEnded', 'RunsFailed', 'RunsRefused'])),
    graph('How late starts are, s', 6, [logs.metric('RunsOverdue').with({ statistic: Stats.MAXIMUM })]),
    table('Plans whose runs failed or were aborted', 12, runner.logGroup, NOT_WELL),
  ];
}
