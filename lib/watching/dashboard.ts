import { Duration } from 'aws-cdk-lib';
import {
  type AlarmBase,
  AlarmStatusWidget,
  Dashboard,
  type IWidget,
  Row,
  SingleValueWidget,
  Stats,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { RESOURCES } from '../../functions/contract/routes';
import { estimatedCost } from './estimated-cost';
import type { LogMetrics } from './log-metrics';
import { doPlansRun } from './run-widgets';
import type { Watched } from './watched';
import { counted, graph, HEIGHT, table, WIDTH } from './widgets';

/** Of the requests that count as those of callers: with a valid token, or failed. */
const BY_OPERATION = [
  'filter user_id != "-" or status like /^5/',
  'fields strcontains(substr(status, 0, 1), "5") as failed',
  'stats count(*) as requests, 100 - 100 * avg(failed) as available, pct(latency_ms, 50) as p50, pct(latency_ms, 99) as p99 by method, resource',
  'sort requests desc',
  'limit 50',
];
const MOST_REFUSED = [
  'filter status in ["401", "403", "429"]',
  'stats count(*) as refused by status, project_id, source_ip',
  'sort refused desc',
  'limit 20',
];

/** Questions: is it up, is it fast, who is refused, do managed plans run (where the stack runs them), what does it cost. */
export function addDashboard(
  scope: Construct,
  watched: Watched,
  logs: LogMetrics,
  alarms: readonly AlarmBase[],
): Dashboard {
  const dashboard = new Dashboard(scope, 'Dashboard', { defaultInterval: Duration.hours(12) });
  const rows: readonly (readonly [question: string, widgets: readonly IWidget[]])[] = [
    ['Is it up?', isItUp(watched, logs, alarms)],
    ['Is it fast?', isItFast(watched)],
    ['Who is refused?', whoIsRefused(watched, logs)],
    ...(watched.runner ? [['Do managed plans run?', doPlansRun(watched.runner, logs)] as const] : []),
    ['What does it cost?', whatDoesItCost(watched)],
  ];
  for (const [question, widgets] of rows) {
    dashboard.addWidgets(new TextWidget({ markdown: `## ${question}`, width: WIDTH, height: 1 }));
    dashboard.addWidgets(new Row(...widgets));
  }
  return dashboard;
}

function isItUp(
  { restApi, authorizer, functions }: Watched,
  logs: LogMetrics,
  alarms: readonly AlarmBase[],
): readonly IWidget[] {
  const throttles = (label: string, lambda: LambdaFunction) => lambda.metricThrottles({ label });
  return [
    ...(alarms.length > 0
      ? [new AlarmStatusWidget({ alarms: [...alarms], width: 6, height: HEIGHT, title: 'Alarms' })]
      : []),
    graph('Requests, and those that failed', 6, [
      restApi.deploymentStage.metricCount({ statistic: Stats.SUM, label: 'requests' }),
      logs.metric('ServerError').with({ label: '5xx' }),
    ]),
    graph(
      'Whose fault',
      6,
      counted(logs, [
        'KeystoneUnreachable',
        'StorageUnavailable',
        'StorageThrottled',
        'StorageFilling',
        'OwnFault',
        'FunctionCrashed',
        'ServerErrorUnexplained',
      ]),
    ),
    graph('Throttled functions', 6, [
      throttles('authorizer', authorizer),
      ...RESOURCES.map((resource) => throttles(resource, functions[resource])),
    ]),
  ];
}

function isItFast({ restApi, authorizer, functions, accessLog }: Watched): readonly IWidget[] {
  const stage = restApi.deploymentStage;
  const p99 = (label: string, lambda: LambdaFunction) => lambda.metricDuration({ statistic: 'p99', label });
  return [
    graph('Whole requests, ms', 6, [
      stage.metricLatency({ statistic: 'p50', label: 'p50' }),
      stage.metricLatency({ statistic: 'p99', label: 'p99' }),
    ]),
    graph('Functions, p99, ms', 6, [
      p99('authorizer', authorizer),
      ...RESOURCES.map((resource) => p99(resource, functions[resource])),
    ]),
    table('Operations: availability in %, latency in ms', 12, accessLog, BY_OPERATION),
  ];
}

function whoIsRefused({ restApi, accessLog }: Watched, logs: LogMetrics): readonly IWidget[] {
  return [
    graph('Refusals', 12, [
      ...counted(logs, ['TokenRefused', 'PolicyDenied', 'RequestThrottled']),
      restApi.deploymentStage.metricClientError({ statistic: Stats.SUM, label: 'all 4xx' }),
    ]),
    table('Most refused', 12, accessLog, MOST_REFUSED),
  ];
}

function whatDoesItCost(watched: Watched): readonly IWidget[] {
  const day = Duration.days(1);
  const { requests, functionSeconds, reads, writes, usd } = estimatedCost(watched, day);
  return [
    new SingleValueWidget({
      title: 'USD a day for requests, about, at list prices of us-east-1',
      metrics: [usd],
      width: 6,
      height: HEIGHT,
    }),
    graph('What is paid for', 12, [requests, functionSeconds, reads, writes]),
  ];
}
