import {
  GraphWidget,
  type IMetric,
  LogQueryVisualizationType,
  LogQueryWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { LogMetricName, LogMetrics } from './log-metrics';

/** Of a row of the dashboard, and of what is in it. */
export const WIDTH = 24;
export const HEIGHT = 6;

export function graph(title: string, width: number, left: readonly IMetric[]): GraphWidget {
  return new GraphWidget({ title, left: [...left], width, height: HEIGHT });
}

/** A query of a log, which is paid for by what it reads and only when somebody looks. */
export function table(
  title: string,
  width: number,
  { logGroupName }: ILogGroup,
  queryLines: readonly string[],
): LogQueryWidget {
  return new LogQueryWidget({
    title,
    logGroupNames: [logGroupName],
    view: LogQueryVisualizationType.TABLE,
    width,
    height: HEIGHT,
    queryLines: [...queryLines],
  });
}

export function counted(logs: LogMetrics, names: readonly LogMetricName[]): readonly IMetric[] {
  return names.map((name) => logs.metric(name));
}
