import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  LogQueryWidget,
  LogQueryVisualizationType,
  Row,
  SingleValueWidget,
  Stats,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { RESOURCES } from '../../functions/contract/routes';
import type { Alarms } from './alarms';
import { estimatedCost } from './estimated-cost';
import { type LogMetricName, type LogMetrics } from './log-metrics';
import type { Watched } from './watched';

const WIDTH = 24;
const HEIGHT = 6;

/** Four questions, a row each: is it up, is it fast, who is refused, what does it cost. */
export function addDashboard(
  scope: Construct,
  watched: Watched,
  logs: LogMetrics,
  alarms: Alarms,
): Dashboard {
  const dashboard = new Dashboard(scope, 'Dashboard', { defaultInterval: Duration.hours(12) });
  const rows: readonly [question: string, widgets: readonly IWidget[]][] = [
    ['Is it up?', isItUp(watched, logs, alarms)],
    ['Is it fast?', isItFast(watched)],
    ['Who is refused?', whoIsRefused(watched, logs)],
    ['What does it cost?', whatDoesItCost(watched)],
  ];
  for (const [question, widgets] of rows) {
    dashboard.addWidgets(new TextWidget({ markdown: `## ${question}`, width: WIDTH, height: 1 }));
    dashboard.addWidgets(new Row(...widgets));
  }
  return dashboard;
}

function isItUp({ restApi }: Watched, logs: LogMetrics, { all }: Alarms): readonly IWidget[] {
  const stage = restApi.deploymentStage;
  return [
    new AlarmStatusWidget({ alarms: [...all], width: 6, height: HEIGHT, title: 'Alarms' }),
    graph('Requests, and those that failed', [
      stage.metricCount({ statistic: Stats.SUM, label: 'requests' }),
      stage.metricServerError({ statistic: Stats.SUM, label: '5xx' }),
    ]),
    graph(
      'Whose fault',
      counted(logs, ['KeystoneUnreachable', 'StorageUnavailable', 'StorageThrottled', 'OwnFault']),
    ),
  ];
}

function isItFast({ restApi, authorizer, functions }: Watched): readonly IWidget[] {
  const stage = restApi.deploymentStage;
  const p99 = (label: string, lambda: Watched['authorizer']) =>
    lambda.metricDuration({ statistic: 'p99', label });
  return [
    graph('Whole requests, ms', [
      stage.metricLatency({ statistic: 'p50', label: 'p50' }),
      stage.metricLatency({ statistic: 'p99', label: 'p99' }),
    ]),
    graph('Functions, p99, ms', [
      p99('authorizer', authorizer),
      ...RESOURCES.map((resource) => p99(resource, functions[resource])),
    ]),
  ];
}

function whoIsRefused({ restApi, accessLog }: Watched, logs: LogMetrics): readonly IWidget[] {
  return [
    graph('Refusals', [
      ...counted(logs, ['TokenRefused', 'PolicyDenied', 'RequestThrottled']),
      restApi.deploymentStage.metricClientError({ statistic: Stats.SUM, label: 'all 4xx' }),
    ]),
    new LogQueryWidget({
      title: 'Most refused',
      logGroupNames: [accessLog.logGroupName],
      view: LogQueryVisualizationType.TABLE,
      width: 9,
      height: HEIGHT,
      queryLines: [
        'filter status in ["401", "403", "429"]',
        'stats count(*) as refused by status, project_id, source_ip',
        'sort refused desc',
        'limit 20',
      ],
    }),
  ];
}

function whatDoesItCost(watched: Watched): readonly IWidget[] {
  const day = Duration.days(1);
  const { requests, functionSeconds, reads, writes, usd } = estimatedCost(watched, day);
  return [
    new SingleValueWidget({
      title: 'USD a day, about, at list prices of us-east-1',
      metrics: [usd],
      width: 6,
      height: HEIGHT,
    }),
    graph('What is paid for', [requests, functionSeconds, reads, writes]),
  ];
}

function graph(title: string, left: readonly IMetric[]): GraphWidget {
  return new GraphWidget({ title, left: [...left], width: 9, height: HEIGHT });
}

function counted(logs: LogMetrics, names: readonly LogMetricName[]): readonly IMetric[] {
  return names.map((name) => logs.metric(name));
}
