import type { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Watched } from './watched';

/** List prices of us-east-1 in USD a million, as in docs/costs.md. */
const PRICES = { request: 3.5, invocation: 0.2, gigabyteSecond: 13.3334, read: 0.125, write: 0.625 };

export interface EstimatedCost {
  readonly requests: IMetric;
  readonly functionSeconds: IMetric;
  readonly reads: IMetric;
  readonly writes: IMetric;
  readonly usd: IMetric;
}

/** What a period of requests cost, without storage, logs and what CloudWatch takes. */
export function estimatedCost(watched: Watched, period: Duration): EstimatedCost {
  const runners = watched.runner ? [watched.runner] : [];
  const lambdas = [watched.authorizer, ...Object.values(watched.functions), ...runners];
  const tables = Object.values(watched.tables);
  const sum = { statistic: Stats.SUM };
  const capacity = (metricName: string) =>
    tables.map(
      ({ tableName: TableName }) =>
        new Metric({ namespace: 'AWS/DynamoDB', metricName, dimensionsMap: { TableName }, ...sum }),
    );
  const requests = watched.restApi.deploymentStage.metricCount({ ...sum, period, label: 'requests' });
  const milliseconds = total(
    'd',
    lambdas.map((lambda) => lambda.metricDuration(sum)),
    period,
    'ms',
  );
  // A request runs one function, which spares a metric of each; the runner's 1,440 a day do not count.
  const checks = watched.authorizer.metricInvocations({ ...sum, period });
  const invocations = new MathExpression({
    expression: 'requests + FILL(checks, 0)',
    usingMetrics: { requests, checks },
    label: 'invocations',
    period,
  });
  const reads = total('r', capacity('ConsumedReadCapacityUnits'), period, 'read units');
  const writes = total('w', capacity('ConsumedWriteCapacityUnits'), period, 'write units');
  const functionSeconds = new MathExpression({
    expression: 'milliseconds / 1000',
    usingMetrics: { milliseconds },
    label: 'seconds of functions',
    period,
  });
  const terms = [
    `requests * ${PRICES.request}`,
    `invocations * ${PRICES.invocation}`,
    `functionSeconds * ${(watched.memorySize / 1024) * PRICES.gigabyteSecond}`,
    `reads * ${PRICES.read}`,
    `writes * ${PRICES.write}`,
  ];
  const usd = new MathExpression({
    expression: `(${terms.join(' + ')}) / 1000000`,
    usingMetrics: { requests, invocations, functionSeconds, reads, writes },
    label: 'USD a day',
    period,
  });
  return { requests, functionSeconds, reads, writes, usd };
}

/** The sum of some metrics; `prefix` keeps the names within an expression apart. */
function total(prefix: string, metrics: readonly IMetric[], period: Duration, label: string): IMetric {
  const usingMetrics = Object.fromEntries(metrics.map((metric, at) => [`${prefix}${at}`, metric]));
  const expression = Object.keys(usingMetrics)
    .map((name) => `FILL(${name}, 0)`)
    .join(' + ');
  return new MathExpression({ expression, usingMetrics, label, period });
}
